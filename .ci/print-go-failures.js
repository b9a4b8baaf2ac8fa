/** Prints what failed Go tests said, and one line for each package: node .ci/print-go-failures.js <results of go test> */
const { goEvents } = require('./go-events.js');

for (const path of process.argv.slice(2)) print(goEvents(path));

/** A test that did not end, since its program crashed, has failed too. */
function print(events) {
  const fine = new Set(events.filter(({ Action }) => Action === 'pass' || Action === 'skip').map(subject));
  for (const event of events) {
    const { Action, Test, Output = '' } = event;
    const isSummary = Test === undefined && /^(ok|FAIL)\s/.test(Output);
    if (isSummary || (Action.endsWith('output') && !fine.has(subject(event)))) process.stdout.write(Output);
  }
}

function subject({ Package, ImportPath, Test = '' }) {
  return `${Package ?? ImportPath} ${Test}`;
}
