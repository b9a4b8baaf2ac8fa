import { readFileSync } from 'node:fs';

import { writeTree } from '../../lib/repo/index.js';

/** Writes trees in turn until it is killed: `{dir, trees}` comes in as JSON. Says `ready` when it starts. */
const { dir, trees } = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write('ready\n');
for (let run = 0; ; run++) {
  const { findings } = writeTree(trees[run % trees.length], dir);
  if (findings.length > 0) {
    process.stdout.write(`${JSON.stringify(findings)}\n`);
    process.exitCode = 1;
    break;
  }
}
