const { readFileSync } = require('node:fs');

/** What `go test -json` wrote to a file: one event a line; a module that does not compile says so in plain text. */
exports.goEvents = function goEvents(path) {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
};
