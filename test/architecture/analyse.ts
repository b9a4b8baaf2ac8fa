import { findCycles, Graph } from '../../lib/graph/index.js';

import { readFacts, type FileFacts } from './facts.js';
import { checkImports, resolveImport } from './import-rules.js';
import type { Rules, SizeException } from './rules.js';
import { moduleOf, type Violation } from './violation.js';

/** Minimum words for the paragraph that opens a module's index. */
const HEADER_WORDS = 10;

/** Every way in which the files of a library, given by path from the repository root, break its rules; sorted. */
export function analyse(files: Readonly<Record<string, string>>, rules: Rules): Violation[] {
  const facts = readFacts(files);
  const found = [
    ...facts.flatMap(({ path, imports }) => checkImports(path, imports, rules)),
    ...cycles(facts),
    ...facts.flatMap((file) => globals(file, rules)),
    ...facts.flatMap(exportsAndHeader),
    ...missingIndexes(facts),
    ...facts.flatMap((file) => sizes(file, rules)),
    ...staleExceptions(facts, rules),
  ];
  return found.sort((a, b) => compare(a.path, b.path) || a.line - b.line || compare(a.message, b.message));
}

/** `lib/flux/x.ts:3 module: …` */
export function formatViolation({ rule, path, line, message }: Violation): string {
  return `${path}:${line} ${rule}: ${message}`;
}

function cycles(facts: readonly FileFacts[]): Violation[] {
  const edges = facts.flatMap(({ path, imports }) =>
    imports.flatMap(({ specifier = '' }) => {
      const to = resolveImport(path, specifier);
      return to === undefined ? [] : [{ from: path, to }];
    }),
  );
  return findCycles(Graph.of([], edges)).map((cycle) => {
    const [path = ''] = cycle;
    return { rule: 'cycle', path, line: 1, message: [...cycle, path].join(' → ') };
  });
}

function globals({ path, globals: uses }: FileFacts, { effects }: Rules): Violation[] {
  return uses
    .filter(({ name }) => !(effects[name] ?? []).some((place) => place === path || place === moduleOf(path)))
    .map(({ name, line }) => ({ rule: 'effect', path, line, message: `the global "${name}" is not for this file` }));
}

function exportsAndHeader({ path, exports, header }: FileFacts): Violation[] {
  const bad = exports.map(
    ({ name, line }): Violation => ({ rule: 'export', path, line, message: `${name} is not used here` }),
  );
  const isIndex = /^lib\/[^/]+\/index\.ts$/.test(path);
  if (!isIndex || header.split(' ').length >= HEADER_WORDS) return bad;
  return [...bad, { rule: 'header', path, line: 1, message: 'an index begins with a paragraph about its module' }];
}

function missingIndexes(facts: readonly FileFacts[]): Violation[] {
  const paths = new Set(facts.map(({ path }) => path));
  const indexes = new Set(
    [...paths].filter((path) => moduleOf(path) !== '').map((path) => `lib/${moduleOf(path)}/index.ts`),
  );
  return [...indexes]
    .filter((path) => !paths.has(path))
    .map((path) => ({ rule: 'header', path, line: 1, message: 'the module has no index' }));
}

/** What a script writes is read by key or in an editor, never from top to bottom. */
const GENERATED = /^lib\/\w+\/generated\/[\w-]+\.ts$/;

function sizes({ path, lines, functions, isTable }: FileFacts, rules: Rules): Violation[] {
  const except = (subject: string) => rules.exceptions.find((exception) => exception.subject === subject);
  const large = functions
    .filter((fn) => fn.lines > rules.functionLimit && except(`${path}#${fn.name}`) === undefined)
    .map(
      (fn): Violation => ({
        rule: 'size',
        path,
        line: fn.line,
        message: `function "${fn.name}" has ${fn.lines} lines`,
      }),
    );
  const exception = except(path);
  if (exception?.kind === 'table' && !isTable)
    large.push({ rule: 'size', path, line: 1, message: 'the file is excepted as one exported table but holds more' });
  if (lines <= rules.fileLimit || exception !== undefined || GENERATED.test(path)) return large;
  return [...large, { rule: 'size', path, line: 1, message: `the file has ${lines} lines` }];
}

/** An exception must still be needed, and say why. */
function staleExceptions(facts: readonly FileFacts[], rules: Rules): Violation[] {
  return rules.exceptions.flatMap(({ subject, reason }) => {
    const path = subject.split('#')[0] ?? '';
    if (reason.trim() === '')
      return [{ rule: 'size', path, line: 1, message: `the exception for "${subject}" gives no reason` }];
    if (isNeeded(subject, facts, rules)) return [];
    return [{ rule: 'size', path, line: 1, message: `the exception for "${subject}" is no longer needed` }];
  });
}

function isNeeded(subject: SizeException['subject'], facts: readonly FileFacts[], rules: Rules): boolean {
  return facts.some(
    ({ path, lines, functions }) =>
      (path === subject && lines > rules.fileLimit) ||
      functions.some((fn) => `${path}#${fn.name}` === subject && fn.lines > rules.functionLimit),
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
