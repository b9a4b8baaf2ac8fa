// Answers rules by another implementation of CEL than the library has; a process of its own, for it is no CommonJS.
// In: { rules: string[], values: unknown[], pairs: [rule, value][] }; out: for each pair whether the rule holds.
import { readFileSync } from 'node:fs';

import { Environment } from '@marcbachmann/cel-js';

const { rules, values, pairs } = JSON.parse(readFileSync(0, 'utf8'), (_, value) =>
  Number.isInteger(value) ? BigInt(value) : value,
);
const environment = new Environment({ unlistedVariablesAreDyn: true });
const compiled = rules.map((rule) => environment.parse(rule));
process.stdout.write(JSON.stringify(pairs.map(([rule, value]) => holds(compiled[rule], values[value]))));

function holds(rule, self) {
  try {
    return rule({ self }) === true;
  } catch {
    return false;
  }
}
