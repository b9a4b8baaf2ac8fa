import type { FindingInput } from '../diagnostics/index.js';
import { compareCodeUnits } from '../util/index.js';

import type { Limit, ListLimits } from './list-folder.js';

/** How a finding speaks of the first path that is left out, and of those behind it. */
interface Wording {
  readonly subject: (path: string) => string;
  readonly message: string;
  readonly reason: (limit: number) => string;
  readonly hint: string;
}

const WORDINGS: Readonly<Record<Limit, Wording>> = {
  entries: {
    subject: (path) => `folder "${path}"`,
    message: 'is not read to its end',
    reason: (limit) => `more than ${limit} files and folders come together`,
    hint: 'name a smaller folder, or have Git ignore what is no part of the repository',
  },
  depth: {
    subject: (path) => `folder "${shortened(path)}"`,
    message: 'is not read',
    reason: (limit) => `it lies more than ${limit} folders deep`,
    hint: 'move it up',
  },
  length: {
    subject: (path) => `path "${shortened(path)}"`,
    message: 'is not read',
    reason: (limit) => `it has more than ${limit} characters`,
    hint: 'shorten it',
  },
};

const SHOWN_LENGTH = 40;

/** FLX613, one finding for each limit that was passed: there may be as many paths as there are files. */
export function beyondLimits(
  beyond: ReadonlyMap<string, Limit>,
  limits: ListLimits,
  shown: (path: string) => string,
): FindingInput[] {
  return (Object.keys(WORDINGS) as Limit[]).flatMap((limit) => {
    const paths = [...beyond].filter(([, which]) => which === limit).map(([path]) => path);
    const [first, ...others] = paths.sort(compareCodeUnits);
    if (first === undefined) return [];
    const { subject, message, reason, hint } = WORDINGS[limit];
    const text = `${message}${alsoTrueOf(others.length)}: ${reason(limits[limit])}`;
    return [{ code: 'FLX613', subject: subject(shown(first)), message: text, hint }];
  });
}

function alsoTrueOf(others: number): string {
  if (others === 0) return '';
  return others === 1 ? ', nor is 1 other' : `, nor are ${others} others`;
}

function shortened(path: string): string {
  const characters = [...path];
  return characters.length <= SHOWN_LENGTH ? path : `${characters.slice(0, SHOWN_LENGTH).join('')}…`;
}
