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

/** A package that does not compile has no tests, and fails as one. */
function countGo(path) {
  const events = goEvents(path);
  const compiled = new Set(events.filter(({ Test }) => Test !== undefined).map(({ Package }) => Package));
  const counted = events.filter(
    ({ Test, Package, Action }) => Test !== undefined || (Action === 'fail' && !compiled.has(Package)),
  );
  return ['pass', 'fail', 'skip'].map((action) => counted.filter(({ Action }) => Action === action).length);
}
