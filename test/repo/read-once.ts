import { readFileSync } from 'node:fs';

import { readTree } from '../../lib/repo/index.js';

/** Reads one tree, for tests that need a process of their own: `{dir, options}` comes in as JSON. */
const { dir, options } = JSON.parse(readFileSync(0, 'utf8'));
const { tree, findings } = readTree(dir, options);
process.stdout.write(JSON.stringify({ paths: [...tree.files.keys()], findings }));
