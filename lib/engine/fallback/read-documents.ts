import { isJsonObject, parseYaml } from '../../manifest/index.js';

import type { ReadAnswer, ReadDocument } from '../engine.js';

const DIVIDER = /^---(?=\s|$)/;

/** The documents of a YAML text, read one by one so that each has its line. */
export function readDocuments(path: string, text: string): ReadAnswer {
  const documents: ReadDocument[] = [];
  for (const { line, text: part } of partsOf(text)) {
    const parsed = parseYaml(part);
    const [problem] = parsed.problems;
    if (problem !== undefined) {
      const { message } = problem;
      return { documents: [], problem: { reason: 'read', message, file: path, line: line + problem.line - 1 } };
    }
    documents.push(...parsed.documents.filter(isJsonObject).map((data) => ({ data, line })));
  }
  return { documents };
}

/** Each with the line of its first content, from 1. */
function partsOf(text: string): { line: number; text: string }[] {
  const parts: { line: number; lines: string[] }[] = [{ line: 1, lines: [] }];
  text.split('\n').forEach((line, index) => {
    if (DIVIDER.test(line)) parts.push({ line: index + 2, lines: [] });
    else parts.at(-1)?.lines.push(line);
  });
  return parts.map(({ line, lines }) => withoutHead(line, lines));
}

/** Comments and empty lines in front are no content. */
function withoutHead(line: number, lines: readonly string[]): { line: number; text: string } {
  const head = lines.findIndex((text) => !/^\s*(#|$)/.test(text));
  const start = Math.max(head, 0);
  return { line: line + start, text: lines.slice(start).join('\n') };
}
