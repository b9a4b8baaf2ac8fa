import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import { analyse, formatViolation } from './analyse.js';
import { readFacts } from './facts.js';
import { RULES } from './rules.js';
import { sizeTable } from './size-table.js';
import { unusedExports } from './unused-exports.js';
import type { RuleName } from './violation.js';

const ROOT = join(__dirname, '..', '..');

function readLibrary(): Record<string, string> {
  const paths = readdirSync(join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.[cm]?tsx?$/.test(path),
  );
  return Object.fromEntries(
    paths.sort().map((path) => {
      const file = join(ROOT, 'lib', path);
      return [relative(ROOT, file).split(sep).join('/'), readFileSync(file, 'utf8')];
    }),
  );
}

describe('the library', () => {
  const files = readLibrary();
  const violations = [...analyse(files, RULES), ...unusedExports(readFacts(files), RULES)];

  test.each<[string, RuleName]>([
    ['imports only the modules that its table allows, and only their indexes', 'module'],
    ['imports only the packages that its table allows, and never itself by name', 'package'],
    ['has no import cycle, types included', 'cycle'],
    ['touches files, processes, the environment and the console only at its edges', 'effect'],
    ['exports by name only', 'export'],
    ['exports nothing that it does not use, but for what is reserved', 'unused'],
    ['tells at the top of each index what the module is for', 'header'],
    ['keeps files and functions within their limits', 'size'],
  ])('%s', (_, rule) => {
    expect(violations.filter((violation) => violation.rule === rule).map(formatViolation)).toEqual([]);
  });

  test('has sizes that can be read', () => {
    const table = sizeTable(readFacts(files));
    process.stdout.write(`\n${table}\n`);
    expect(table).toMatch(/^files +\d+ +\d+ +\d+ +\d+$/m);
  });
});

describe('the rules', () => {
  test('give effects to no module that the effects leave out', () => {
    for (const [name, { builtins }] of Object.entries(RULES.modules)) {
      for (const builtin of builtins.filter((entry) => Object.hasOwn(RULES.effects, entry))) {
        expect(RULES.effects[builtin]).toContain(name);
      }
      if (builtins.includes('*')) expect(['engine', 'cli']).toContain(name);
    }
  });

  test('let nothing import cli', () => {
    for (const { modules } of [...Object.values(RULES.modules), RULES.root]) expect(modules).not.toContain('cli');
  });

  test('name only modules that they know', () => {
    for (const { modules } of [...Object.values(RULES.modules), RULES.root]) {
      for (const module of modules) expect(Object.keys(RULES.modules)).toContain(module);
    }
  });

  test('keep cdk8s away from everything but constructs', () => {
    const users = Object.keys(RULES.modules).filter((name) => RULES.modules[name]?.packages.includes('cdk8s'));
    expect(users).toEqual(['flux', 'fleet', 'synth']);
  });
});
