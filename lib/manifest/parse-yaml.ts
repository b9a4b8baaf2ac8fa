import type { Document } from 'yaml';

import { isJsonObject, type Json } from './json.js';

export interface YamlProblem {
  /** Lower case, no period, as findings are worded. */
  readonly message: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
}

export interface ParsedYaml {
  /** The documents that hold something and have no problem, in the order of the text. */
  readonly documents: readonly Json[];
  readonly problems: readonly YamlProblem[];
}

/**
 * Reads YAML 1.2; integers beyond 2^53 become bigints, a key given twice is a problem. It is made to compare files of
 * ours: what others write may mean something else to kustomize (`0755`, `yes`, dates).
 */
export function parseYaml(text: string): ParsedYaml {
  const { LineCounter, parseAllDocuments } = yaml();
  const lineCounter = new LineCounter();
  const options = { version: '1.2', intAsBigInt: true, uniqueKeys: true, prettyErrors: false, lineCounter } as const;
  const parsed = parseAllDocuments(text, options);
  const all: readonly Document[] = Array.isArray(parsed) ? parsed : [];
  const documents: Json[] = [];
  const problems: YamlProblem[] = [];
  for (const document of all) {
    if (document.errors.length === 0) addValue(document, documents, problems);
    for (const error of document.errors) {
      const { line, col } = lineCounter.linePos(error.pos[0]);
      problems.push({ message: toMessage(error.message), line, column: col });
    }
  }
  return { documents, problems };
}

/** Loaded when the first text is read: most runs of an app read none, and it is a quarter of the time to load us. */
function yaml(): typeof import('yaml') {
  return require('yaml') as typeof import('yaml');
}

/** Aliases are only resolved here, so a dangling or exploding one shows here. */
function addValue(document: Document, documents: Json[], problems: YamlProblem[]): void {
  try {
    const value = withNumbers(document.toJS());
    if (value !== null) documents.push(value);
  } catch (error) {
    problems.push({ message: toMessage((error as Error).message), line: 1, column: 1 });
  }
}

function toMessage(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
}

/** The reader gives all integers as bigints; those that a number holds exactly become numbers. */
function withNumbers(value: unknown): Json {
  if (typeof value === 'bigint') return isSafe(value) ? Number(value) : value;
  if (Array.isArray(value)) return value.map(withNumbers);
  if (!isJsonObject(value)) return value as Json;
  const entries = Object.entries(value).map(([key, entry]) => [key, withNumbers(entry)] as const);
  return Object.fromEntries(entries);
}

function isSafe(value: bigint): boolean {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);
}
