import type { FindingInput } from '../diagnostics/index.js';
import { didYouMean, quotedList } from '../util/index.js';

/** FLX407: a folder is given for a repository that the app does not have. */
export function unknownRepository(name: string, known: readonly string[]): FindingInput {
  const names = quotedList(known);
  return {
    code: 'FLX407',
    subject: `repository "${name}"`,
    message: names === '' ? 'does not exist: the app has none' : `does not exist: the app has ${names}`,
    hint: didYouMean(name, known),
  };
}
