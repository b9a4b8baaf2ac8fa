import { basename } from 'node:path';

import type { Engine } from '../../../lib/engine/index.js';
import type { CorpusRepository } from '../../corpus/built/repositories.js';
import { commandOf, type Reason, type SeedApp, type SeedRepository } from '../seed-apps.js';
import { type CommandRun, fluxFleet } from '../support.js';
import { compareFoldersOf } from './compare-folders.js';
import { type ComparedKustomization, compareModels } from './compare-models.js';
import { appliedFiles, type CountedRepository, countRepository } from './count-repository.js';
import { isBelowAny } from './path-globs.js';
import { buildSide, copyFolders, type Side, type SideFolders } from './side.js';

/** An app held against the repositories that it makes again. */
export interface ComparedApp {
  readonly name: string;
  readonly kustomizations: readonly ComparedKustomization[];
  readonly repositories: readonly CountedRepository[];
  /** All that is not as it was. */
  readonly differences: readonly Difference[];
  /** Reasons for what is no difference any more. */
  readonly stale: readonly Reason[];
}

export interface Difference {
  readonly text: string;
  /** Undefined where nothing says why. */
  readonly reason: string | undefined;
}

/** Has an app write over what nobody writes in its repositories, and compares the result with the original. */
export async function compareApp(app: SeedApp, corpus: CorpusRepository, engine: Engine): Promise<ComparedApp> {
  const original = await buildSide(
    copyFolders(corpus, () => true),
    engine,
  );
  const folders = copyFolders(corpus, (dir, path) => isLeft(app, dir, path));
  const { code, stderr } = await writeInto(app, folders);
  const made = await buildSide(folders, engine);
  const compared = compareModels(original.model, made.model, compareFoldersOf(original.folders, folders));
  const repositories = app.repositories.map((each) => countRepository(each, countedFolders(app, each, original, made)));
  const texts = [
    ...(code === 0 ? [] : [`synth exits ${code}: ${stderr.trim()}`]),
    ...compared.differences,
    ...compared.kustomizations.flatMap(({ cluster, key, differences }) =>
      differences.map((text) => `${cluster} ${key} ${text}`),
    ),
    ...repositories.flatMap(({ name, missing }) => missing.map((object) => `${name} lacks ${object}`)),
  ];
  return { name: app.name, kustomizations: compared.kustomizations, repositories, ...explain(texts, app.reasons) };
}

/** What is left before an app writes: what is vendored, and the repositories that it does not write. */
function isLeft({ repositories }: SeedApp, dir: string, path: string): boolean {
  const written = repositories.find(({ corpus }) => corpus.replace('/', '+') === basename(dir));
  return written === undefined || isBelowAny(path, written.vendored);
}

function writeInto(app: SeedApp, folders: SideFolders): Promise<CommandRun> {
  const repositories = app.repositories.flatMap((each) => [
    '--repo',
    `${each.name}=${folders[modelName(app, each)] ?? ''}`,
  ]);
  return fluxFleet(['synth', '--app', commandOf(app), ...repositories]);
}

function countedFolders(app: SeedApp, repository: SeedRepository, original: Side, made: Side) {
  const name = modelName(app, repository);
  const prefix = name === '.' ? '' : `${name}/`;
  const files = [...appliedFiles(original.model)].filter((file) => file.startsWith(prefix));
  return {
    original: original.folders[name] ?? '',
    made: made.folders[name] ?? '',
    applied: new Set(files.map((file) => file.slice(prefix.length))),
  };
}

function modelName({ repositories: [first] }: SeedApp, repository: SeedRepository): string {
  return repository === first ? '.' : basename(repository.corpus);
}

function explain(
  texts: readonly string[],
  reasons: readonly Reason[] = [],
): Pick<ComparedApp, 'differences' | 'stale'> {
  return {
    differences: texts.map((text) => ({ text, reason: reasons.find((each) => covers(each, text))?.reason })),
    stale: reasons.filter((each) => !texts.some((text) => covers(each, text))),
  };
}

function covers({ difference }: Reason, text: string): boolean {
  return difference.endsWith('*') ? text.startsWith(difference.slice(0, -1)) : text === difference;
}
