import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';

import { runChild } from './measure/child.js';
import { buildReport, type Row } from './measure/row.js';
import { ROWS } from './rows/registry.js';

/**
 * npm run --silent bench -- [--quick] [ROW…]
 *
 * Measures the library as it is published, CommonJS, against stock cdk8s, and prints one JSON object.
 */
const ROW_LIMIT_SECONDS = 1800;
const args = process.argv.slice(2);
const quick = args.includes('--quick');
const names = args.filter((arg) => !arg.startsWith('--'));
const rows = (names.length === 0 ? Object.keys(ROWS) : names).map(measureRow);
const report = buildReport(rows, { quick, machine: machine() });
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);

function measureRow(name: string): Row {
  process.stderr.write(`${name}\n`);
  const flags = quick ? ['--quick'] : [];
  const row = runChild<Row>(join(__dirname, 'run-row.js'), [name, ...flags], ROW_LIMIT_SECONDS);
  if (row === undefined) throw new Error(`row "${name}" was not done in ${ROW_LIMIT_SECONDS} s`);
  for (const { goal, measured, reached } of row.goals) {
    process.stderr.write(`  ${goal}: ${measured ?? 'not measured'} ${verdict(reached)}\n`);
  }
  return row;
}

function verdict(reached: boolean | null): string {
  if (reached === null) return '';
  return reached ? '(reached)' : '(missed)';
}

/** Others on the machine stretch the time on the wall: the load says how much. */
function machine(): Record<string, unknown> {
  const processors = cpus();
  return { node: process.version, cpus: processors.length, model: processors[0]?.model, load: loadavg()[0] };
}
