import type { Entry } from '../../../lib/build/entries/entry.js';
import { findEntries } from '../../../lib/build/entries/find-entries.js';
import type { RepositoryAtHand } from '../../../lib/build/repository-at-hand.js';
import { CODES, formatFinding } from '../../../lib/diagnostics/index.js';
import type { Engine } from '../../../lib/engine/index.js';
import { treeOfTexts } from '../../../lib/model/index.js';

import { SharedEngine } from '../../support/shared-engine.js';

type Files = Readonly<Record<string, string>>;

/** What may be said beside the files. */
export interface Circumstances extends Partial<Pick<RepositoryAtHand, 'url' | 'branch' | 'root' | 'shown'>> {
  readonly wanted?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
}

export interface Found {
  readonly entries: readonly Entry[];
  /** As text. */
  readonly findings: readonly string[];
}

/** Finds the entries of repositories of texts by path; one engine for all tests of the file that calls this. */
export function entryFinder(): (files: Files, about?: Circumstances) => Promise<Found> {
  const engine = new SharedEngine();
  afterAll(() => engine.close());
  return async (files, about = {}) => foundEntries(await engine.open(), files, about);
}

async function foundEntries(
  engine: Engine,
  files: Files,
  { wanted = [], variables = {}, ...about }: Circumstances,
): Promise<Found> {
  const unnamed = { name: '.', shown: '', url: '', branch: '', root: '' };
  const repository = { ...unnamed, ...about, tree: treeOfTexts(files) };
  const { entries, findings } = await findEntries(engine, { repository, wanted, variables });
  const texts = findings.map((finding) => formatFinding({ severity: CODES[finding.code].severity, ...finding }));
  return { entries, findings: texts };
}
