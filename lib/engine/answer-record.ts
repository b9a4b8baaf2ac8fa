import { contentHash } from './content-hash.js';
import type { Dependencies } from './dependencies.js';

/** An answer, and what it holds for. */
export interface KeptAnswer {
  /** JSON in one line. */
  readonly text: string;
  readonly dependencies: Dependencies;
}

/**
 * A line with a checksum, then two lines for each answer: what it depends on, and the answer. So an answer that does not
 * hold is never parsed. `key` is part of the checksum: a file under a wrong name is broken, too.
 */
export function writeRecord(key: string, answers: readonly KeptAnswer[]): string {
  const body = answers.map(({ text, dependencies }) => `${JSON.stringify(dependencies)}\n${text}\n`).join('');
  return `${checksum(key, body)}\n${body}`;
}

/** None where the text is not one that `writeRecord` made for this key. */
export function readRecord(key: string, record: string): readonly KeptAnswer[] {
  const [sum = '', ...lines] = record.split('\n');
  if (sum !== checksum(key, record.slice(sum.length + 1))) return [];
  const answers: KeptAnswer[] = [];
  for (let line = 0; line + 1 < lines.length; line += 2) {
    answers.push({ dependencies: JSON.parse(lines[line] ?? ''), text: lines[line + 1] ?? '' });
  }
  return answers;
}

function checksum(key: string, body: string): string {
  return contentHash(`${key}\n${body}`);
}
