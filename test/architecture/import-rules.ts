import { builtinModules } from 'node:module';
import { posix } from 'node:path';

import type { ImportFact } from './imports.js';
import type { ModuleRule, Rules } from './rules.js';
import { moduleOf, type RuleName, type Violation } from './violation.js';

const OWN_NAME = 'cdk8s-fluxcd';

/** What is wrong with the imports of one file, and with the place of the file itself. */
export function checkImports(path: string, imports: readonly ImportFact[], rules: Rules): Violation[] {
  const allowed = ruleFor(path, rules);
  if (allowed === undefined) return [{ rule: 'module', path, line: 1, message: 'no rule knows this place' }];
  return imports.flatMap(({ specifier, line }) => {
    const problem = problemWith(path, specifier, { allowed, rules });
    return problem === undefined ? [] : [{ rule: problem.rule, path, line, message: problem.message }];
  });
}

interface Context {
  readonly allowed: ModuleRule;
  readonly rules: Rules;
}

function problemWith(path: string, specifier: string | undefined, { allowed, rules }: Context): Problem | undefined {
  if (specifier === undefined) return { rule: 'module', message: 'what is imported is computed' };
  return specifier.startsWith('.')
    ? problemWithFile(path, specifier, allowed)
    : (problemWithEffect(path, specifier, rules) ?? problemWithPackage(specifier, allowed));
}

/** The file of ours that a specifier means; undefined for packages. */
export function resolveImport(path: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts');
}

interface Problem {
  readonly rule: RuleName;
  readonly message: string;
}

function ruleFor(path: string, rules: Rules): ModuleRule | undefined {
  if (path === 'lib/index.ts') return rules.root;
  return Object.hasOwn(rules.modules, moduleOf(path)) ? rules.modules[moduleOf(path)] : undefined;
}

function problemWithFile(path: string, specifier: string, allowed: ModuleRule): Problem | undefined {
  const target = resolveImport(path, specifier) ?? '';
  const own = moduleOf(path);
  const other = moduleOf(target);
  if (!/\.js(on)?$/.test(specifier)) return { rule: 'module', message: `"${specifier}" does not end in ".js"` };
  if (!target.startsWith('lib/')) return { rule: 'module', message: `"${specifier}" is outside lib` };
  if (own !== '' && own === other) return undefined;
  if (!allowed.modules.includes(other)) {
    return { rule: 'module', message: `"${own || 'lib'}" may not import "${other || 'lib'}"` };
  }
  const isIndex = target === `lib/${other}/index.ts`;
  return isIndex ? undefined : { rule: 'module', message: `"${specifier}" is not the index of "${other}"` };
}

function problemWithPackage(specifier: string, { packages, builtins }: ModuleRule): Problem | undefined {
  const name = packageName(specifier);
  if (name === OWN_NAME) return { rule: 'package', message: `"${OWN_NAME}" is this library itself` };
  const list = name.startsWith('node:') ? builtins : packages;
  if (list.includes(name) || (list === builtins && list.includes('*'))) return undefined;
  return { rule: 'package', message: `"${name}" is not for this module` };
}

function problemWithEffect(path: string, specifier: string, { effects }: Rules): Problem | undefined {
  const name = packageName(specifier);
  const places = effects[name] ?? effects[name.replace('node:', '')];
  if (places === undefined || places.some((place) => place === path || place === moduleOf(path))) return undefined;
  return { rule: 'effect', message: `"${name}" is not for this file` };
}

/** `cdk8s/lib/app` is `cdk8s`, `fs/promises` is `node:fs`, `@a/b/c` is `@a/b`. */
function packageName(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/');
  if (first.startsWith('@')) return `${first}/${second}`;
  const isBuiltin = first.startsWith('node:') || builtinModules.includes(first);
  return isBuiltin ? `node:${first.replace('node:', '')}` : first;
}
