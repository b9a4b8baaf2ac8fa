import { isPlainObject } from '../util/index.js';

import type { Json, JsonObject } from './json.js';

/** What keeps a value out of a manifest. */
export interface NormalFormProblem {
  /** JSON path: `spec.values["a.b"][0]`; empty for the object itself. */
  readonly path: string;
  /** Lower case, no period, never a value; reads on from the path. */
  readonly message: string;
}

const MAX_DEPTH = 500;

// What kustomize 5.8.1 refuses ("control characters are not allowed") or turns into a space (U+0085), and
// surrogates, which are looked at again since pairs are fine.
const SUSPECT = /[\u007F-\u009F\uFFFE\uFFFF\uD800-\uDFFF]/;
const REFUSED = /[\u007F-\u009F\uFFFE\uFFFF\p{Surrogate}]/u;

// kustomize takes U+2028 and U+2029 for the end of a line: behind a text of several lines that ends in one, it writes
// `---` on the same line, and who reads its output loses the next object.
const SEPARATOR_LAST = /[\u2028\u2029]$/;

// kustomize writes keys as JSON in one line and reads that as YAML, where a key has at most 1024 characters.
const MAX_WRITTEN_KEY = 1024;
const LONGEST_ESCAPE = 6;

const INT64_MIN = -(2n ** 63n);
const UINT64_MAX = 2n ** 64n - 1n;
const MIN_SAFE = BigInt(Number.MIN_SAFE_INTEGER);
const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Keys come again in every object. */
const KEY_CACHE_SIZE = 4096;
const goodKeys = new Set<string>();

/** The value in normal form, the same reference where nothing changes; problems are added with paths below the value. */
export function normalizeValue(value: unknown, problems: NormalFormProblem[], depth = 0): Json {
  switch (typeof value) {
    case 'string':
      if (SUSPECT.test(value)) checkText(value, problems);
      if (SEPARATOR_LAST.test(value)) checkLastLine(value, problems);
      return value;
    case 'number':
      return normalizeNumber(value, problems);
    case 'boolean':
      return value;
    case 'bigint':
      return normalizeBigint(value, problems);
    case 'object':
      if (value === null) return value;
      return normalizeObjectValue(value, problems, depth);
    default:
      problems.push({
        path: '',
        message: `is ${value === undefined ? 'undefined' : `a ${typeof value}`}, which is no data`,
      });
      return null;
  }
}

/** Puts a step in front of the paths of the problems from `start` on. */
export function prefixProblems(problems: NormalFormProblem[], start: number, step: string): void {
  for (let index = start; index < problems.length; index++) {
    const { path, message } = problems[index] as NormalFormProblem;
    const dot = path === '' || path.startsWith('[') ? '' : '.';
    problems[index] = { path: `${step}${dot}${path}`, message };
  }
}

function normalizeObjectValue(value: object, problems: NormalFormProblem[], depth: number): Json {
  if (depth >= MAX_DEPTH) {
    problems.push({ path: '', message: `is nested more than ${MAX_DEPTH} levels deep, or contains itself` });
    return null;
  }
  if (Array.isArray(value)) return normalizeList(value, problems, depth);
  if (isPlainObject(value)) return normalizeMap(value as JsonObject, problems, depth);
  problems.push({ path: '', message: `is an instance of ${className(value)}, which is no plain data` });
  return null;
}

function normalizeMap(map: JsonObject, problems: NormalFormProblem[], depth: number): JsonObject {
  let changes: Map<string, Json | undefined> | undefined;
  for (const key in map) {
    if (!goodKeys.has(key)) checkKey(key, problems);
    const value: unknown = map[key];
    const start = problems.length;
    const result = value === undefined ? undefined : normalizeValue(value, problems, depth + 1);
    if (problems.length > start) prefixProblems(problems, start, keyStep(key));
    if (result === undefined || !Object.is(result, value)) {
      changes ??= new Map();
      changes.set(key, result);
    }
  }
  return changes === undefined ? map : withChanges(map, changes);
}

function normalizeList(list: readonly unknown[], problems: NormalFormProblem[], depth: number): readonly Json[] {
  let changed: Json[] | undefined;
  for (let index = 0; index < list.length; index++) {
    const start = problems.length;
    const result = normalizeValue(list[index], problems, depth + 1);
    if (problems.length > start) prefixProblems(problems, start, `[${index}]`);
    if (Object.is(result, list[index])) continue;
    changed ??= [...(list as readonly Json[])];
    changed[index] = result;
  }
  return changed ?? (list as readonly Json[]);
}

/** By entries, so that a key `__proto__` stays a key. */
function withChanges(map: JsonObject, changes: ReadonlyMap<string, Json | undefined>): JsonObject {
  const entries: [string, Json][] = [];
  for (const [key, value] of Object.entries(map)) {
    const result = changes.has(key) ? changes.get(key) : value;
    if (result !== undefined) entries.push([key, result]);
  }
  return Object.fromEntries(entries);
}

function normalizeNumber(value: number, problems: NormalFormProblem[]): number {
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  if (!Number.isFinite(value)) problems.push({ path: '', message: `is ${value}, which JSON cannot carry` });
  else if (Number.isInteger(value)) {
    problems.push({ path: '', message: 'is an integer beyond 2^53 as a number, which loses digits; write a bigint' });
  }
  return value;
}

function normalizeBigint(value: bigint, problems: NormalFormProblem[]): number | bigint {
  if (value >= MIN_SAFE && value <= MAX_SAFE) return Number(value);
  if (value < INT64_MIN || value > UINT64_MAX) {
    problems.push({
      path: '',
      message: 'is an integer that fits neither int64 nor uint64; kustomize turns it into a float',
    });
  }
  return value;
}

function checkText(text: string, problems: NormalFormProblem[]): void {
  const found = REFUSED.exec(text)?.[0];
  if (found === undefined) return;
  const code = `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  const isSurrogate = found >= '\uD800' && found <= '\uDFFF';
  const what = isSurrogate
    ? `half a surrogate pair (${code})`
    : `the character ${code}, which kustomize refuses or changes`;
  problems.push({ path: '', message: `contains ${what}` });
}

function checkLastLine(text: string, problems: NormalFormProblem[]): void {
  if (!text.includes('\n')) return;
  const message =
    'has several lines and ends in U+2028 or U+2029, behind which kustomize loses the next object; end it in a line break';
  problems.push({ path: '', message });
}

function checkKey(key: string, problems: NormalFormProblem[]): void {
  const start = problems.length;
  if (key === '<<') problems.push({ path: '', message: 'is a merge key, which kustomize leaves out' });
  if (SUSPECT.test(key)) checkText(key, problems);
  if (key.length * LONGEST_ESCAPE > MAX_WRITTEN_KEY && writtenLength(key) > MAX_WRITTEN_KEY) {
    problems.push({
      path: '',
      message: 'is a key of more than 1022 characters, escapes counted, which kustomize refuses',
    });
  }
  if (problems.length > start) prefixProblems(problems, start, keyStep(key));
  else if (goodKeys.size < KEY_CACHE_SIZE) goodKeys.add(key);
}

/** The length of Go's JSON form, which escapes HTML too. */
function writtenLength(key: string): number {
  return [...JSON.stringify(key).replace(/[<>&]/g, '\\u0000')].length;
}

function keyStep(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) ? key : `[${JSON.stringify(key)}]`;
}

function className(value: object): string {
  const name: unknown = value.constructor?.name;
  return typeof name === 'string' && name !== '' ? name : 'a class';
}
