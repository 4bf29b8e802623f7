// npm start [-- FOLDER]: from a fresh clone to the extension running in a real VS Code.
import { runTask } from './lib/bootstrap.mjs';

runTask('scripts/tasks/start.ts');
