import { cleanPath } from '../../lib/util/index.js';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

import { type FoundEntries, findEntries } from '../../lib/build/entries/find-entries.js';
import type { Engine } from '../../lib/engine/index.js';
import { isJsonObject, type Json, parseYaml } from '../../lib/manifest/index.js';
import { readTree } from '../../lib/repo/index.js';
import { describeWithEngine, openTestEngine } from '../support/engine.js';

interface Listed {
  readonly repo: string;
  /** How many there are, in words. */
  readonly clusters: string;
  /** Their folders; a text stands for all that a file speaks of, nothing for a repository without a cluster. */
  readonly entries?: readonly string[] | string;
}

const CORPUS = resolve(__dirname, '../../../shared/corpus');
const LIST = join(CORPUS, 'repos.json');
const LISTED: readonly Listed[] = existsSync(LIST) ? JSON.parse(readFileSync(LIST, 'utf8')) : [];

/** Where the repositories are not at hand, these are reported as skipped. */
const eachOf = (repos: readonly Listed[]) =>
  (repos.length > 0 ? test : test.skip).each(repos.length > 0 ? repos : [{ repo: 'no corpus', clusters: '' }]);

let engine: Engine;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(() => engine.close());

describeWithEngine(`the entries of ${LISTED.length} repositories of others`, () => {
  eachOf(LISTED.filter(({ entries }) => Array.isArray(entries)))('$repo has $entries', async ({ repo, entries }) => {
    expect(await pathsOf(repo)).toEqual(entries);
  });

  eachOf(LISTED.filter(({ entries }) => typeof entries === 'string'))('$repo has $clusters', async (listed) => {
    const paths = await pathsOf(listed.repo);
    expect(paths).toEqual(spokenOf(folderOf(listed.repo)));
    expect(paths.length).toBe(Number.parseInt(listed.clusters, 10));
  });

  eachOf(LISTED.filter(({ entries }) => entries === undefined))('$repo has none, and says so', async ({ repo }) => {
    const { entries, findings } = await entriesOf(repo);
    expect([entries, findings.map(({ code }) => code)]).toEqual([[], ['FLX609']]);
  });
});

async function pathsOf(repo: string): Promise<readonly string[]> {
  const { entries, findings } = await entriesOf(repo);
  expect(findings).toEqual([]);
  return entries.map(({ path }) => path);
}

function entriesOf(repo: string): Promise<FoundEntries> {
  const { tree } = readTree(folderOf(repo));
  const repository = { name: '.', shown: '', url: '', branch: '', tree, root: '' };
  return findEntries(engine, { repository });
}

function folderOf(repo: string): string {
  return join(CORPUS, repo.replace('/', '+'));
}

/** The folders that bootstrap wrote into, and those that a FluxInstance names. */
function spokenOf(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ya?ml$/.test(file));
  const bootstrapped = files
    .filter((file) => basename(file) === 'gotk-sync.yaml')
    .map((file) => dirname(dirname(file)));
  const operated = files
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .filter((text) => /^kind: FluxInstance$/m.test(text))
    .flatMap((text) => parseYaml(text).documents.flatMap(syncPath));
  return [...new Set([...bootstrapped, ...operated])].sort();
}

function syncPath(document: Json): string[] {
  const { kind, spec } = isJsonObject(document) ? document : {};
  const sync = isJsonObject(spec) ? spec.sync : undefined;
  return kind === 'FluxInstance' && isJsonObject(sync) ? [cleanPath(String(sync.path)).path] : [];
}
