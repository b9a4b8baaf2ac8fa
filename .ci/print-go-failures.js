/** Prints what failed Go tests said, and one line for each package: node .ci/print-go-failures.js <results of go test> */
const { goEvents } = require('./go-events.js');

for (const path of process.argv.slice(2)) print(goEvents(path));

function print(events) {
  const failed = new Set(events.filter(({ Action }) => Action === 'fail' || Action === 'build-fail').map(subject));
  for (const event of events) {
    const { Action, Test, Output = '' } = event;
    const isSummary = Action === 'output' && Test === undefined && /^(ok|FAIL)\s/.test(Output);
    if (isSummary || (Action.endsWith('output') && failed.has(subject(event)))) process.stdout.write(Output);
  }
}

function subject({ Package, ImportPath, Test = '' }) {
  return `${Package ?? ImportPath} ${Test}`;
}
