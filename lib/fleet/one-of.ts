import type { IConstruct } from 'constructs';

import { misuse, shown } from '../flux/index.js';
import { quotedList } from '../util/index.js';

/** One of a few words; @throws on anything else. */
export function oneOf<Word extends string>(
  construct: IConstruct,
  field: string,
  value: Word,
  words: readonly Word[],
): Word {
  if (words.includes(value)) return value;
  throw misuse(construct, `"${field}" is ${shown(value)}; give ${quotedList(words, 'or')}`);
}
