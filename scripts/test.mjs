// npm test [-- RING ...]: from a fresh clone to all tests run.
import { runTask } from './lib/bootstrap.mjs';

runTask('scripts/tasks/test.ts');
