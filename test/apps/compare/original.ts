import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { type CorpusRepository, readCorpus } from '../../corpus/built/repositories.js';
import { findGo, findKustomize } from '../../support/tools.js';
import type { SeedApp } from '../seed-apps.js';
import { ROOT } from '../support.js';

const CORPUS = join(ROOT, '../shared/corpus');
const ENGINE = join(ROOT, 'dist/engine/engine.json');

/** What is missing to compare an app with its original, a line each. */
export function missingForApp(app: SeedApp): string[] {
  const needs = [
    [existsSync(join(ROOT, 'apps', app.name, 'main.ts')), `apps/${app.name}`],
    [find(app) !== undefined, `${app.repositories[0].corpus} of the corpus`],
    [existsSync(ENGINE), 'dist/engine'],
    [findKustomize() !== undefined, 'kustomize'],
    [findGo() !== undefined, 'Go'],
  ] as const;
  return needs.filter(([isThere]) => !isThere).map(([, name]) => name);
}

/** The repository with the clusters, and those that its sources point at. @throws where it is not there */
export function originalOf(app: SeedApp): CorpusRepository {
  const found = find(app);
  if (found === undefined) throw new Error(`${app.repositories[0].corpus} is not there`);
  return found;
}

function find({ repositories: [first] }: SeedApp): CorpusRepository | undefined {
  return readCorpus(CORPUS).repositories.find(({ name }) => name === first.corpus);
}
