import { displayName, type ObjectId } from '../../manifest/index.js';

import type { SourceFailed, SourceTrouble, SourceUnknown } from './artifact.js';

/** What is wrong with a source, as it follows its name, and what to do about it. */
type Trouble = Pick<SourceTrouble, 'problem' | 'hint'>;

export function unknownSource(subject: ObjectId, trouble: Trouble): SourceUnknown {
  return { state: 'unknown', ...troubleOf(subject, trouble) };
}

export function failedSource(subject: ObjectId, trouble: Trouble): SourceFailed {
  return { state: 'failed', ...troubleOf(subject, trouble) };
}

function troubleOf(subject: ObjectId, { problem, hint }: Trouble): SourceTrouble {
  const ending = hint === undefined ? '' : `; ${hint}`;
  return { subject, problem, hint, message: `${displayName(subject)} ${problem}${ending}` };
}
