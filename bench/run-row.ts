import type { Row } from './measure/row.js';
import { ROWS } from './rows/registry.js';

/** Measures one row in a process of its own, so that no row meets the garbage or the compiled code of another. */
const [name = '', ...flags] = process.argv.slice(2);
const measure = ROWS[name];
if (measure === undefined) throw new Error(`no row "${name}"; there are "${Object.keys(ROWS).join('", "')}"`);
const row: Row = { name, ...measure({ quick: flags.includes('--quick') }) };
process.stdout.write(JSON.stringify(row));
