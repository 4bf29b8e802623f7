import { bundleVsCodeTests } from '../rings/vscodeTests';

bundleVsCodeTests().catch(() => {
  process.exitCode = 1;
});
