// Mocha's spec output, plus the counts in the file named by HANDS_ON_RESULTS for the summary over all rings.
const { writeFileSync } = require('node:fs');
const { reporters, Runner } = require('mocha');

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    // At once, not only at the end: a run that is cut short has told why it failed so far.
    runner.on(Runner.constants.EVENT_TEST_FAIL, (test, { message }) => {
      console.log(`${test.fullTitle()}:\n${message}`.replace(/^/gm, '      '));
    });
    const file = process.env.HANDS_ON_RESULTS;
    if (!file) return;
    runner.on(Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      const titles = this.failures.map((test) => test.fullTitle());
      writeFileSync(
        file,
        JSON.stringify({ passed: passes, failed: failures, pending, failures: titles }),
      );
    });
  }
};
