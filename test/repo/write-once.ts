import { readFileSync } from 'node:fs';

import { writeTree } from '../../lib/repo/index.js';

/** Writes one tree, for tests that need a process of their own: `{dir, tree, options}` comes in as JSON. */
const { dir, tree, options } = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(writeTree(tree, dir, options)));
