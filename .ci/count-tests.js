/** Prints how many tests passed, failed and were skipped: node .ci/count-tests.js <results of jest and go test> */
const { readFileSync } = require('node:fs');

const { goEvents } = require('./go-events.js');

const counts = process.argv.slice(2).map((path) => (path.endsWith('.jsonl') ? countGo(path) : countJest(path)));
const [passed, failed, skipped] = [0, 1, 2].map((index) => counts.reduce((sum, count) => sum + count[index], 0));
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);

function countJest(path) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(path, 'utf8'));
  return [numPassedTests, numFailedTests, numPendingTests + numTodoTests];
}

/** A package that fails without a failed test, as one that does not compile, counts as one. */
function countGo(path) {
  const events = goEvents(path);
  const failed = new Set(events.filter(({ Test, Action }) => Test && Action === 'fail').map(({ Package }) => Package));
  const ends = events.filter(({ Test, Package, Action }) => Test || (Action === 'fail' && !failed.has(Package)));
  return ['pass', 'fail', 'skip'].map((action) => ends.filter(({ Action }) => Action === action).length);
}
