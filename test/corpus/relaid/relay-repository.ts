import { readFileSync } from 'node:fs';

import { buildFleet } from '../../../lib/build/index.js';
import { formatFinding } from '../../../lib/diagnostics/index.js';
import type { Engine } from '../../../lib/engine/index.js';
import { layoutFleet } from '../../../lib/layout/index.js';
import { normalizeObject } from '../../../lib/manifest/index.js';
import type { FileTree } from '../../../lib/model/index.js';
import { readTree, renderTree, treeOfFiles } from '../../../lib/repo/index.js';
import { compareObjects } from '../built/compare-objects.js';
import { different, type Verdict } from '../built/verdict.js';
import { baseUsesOf, commonUses, sharedUses } from './base-uses.js';
import type { Overlay } from './overlay.js';
import { overlaysOf } from './overlays-of.js';
import { type Relaying, relaidModel } from './relaid-model.js';
import { reachableFiles, writtenLines } from './written-lines.js';

/** Overlays of one repository, laid out again. */
export interface RelaidRepository {
  readonly name: string;
  readonly overlays: number;
  readonly bases: number;
  readonly objects: number;
  /** Lines that people wrote in the files of these overlays and their bases. */
  readonly theirs: number;
  /** Lines that we write, where a field is in the base if all agree. */
  readonly agreed: number;
  /** Lines that we write, where the base takes the values that most have. */
  readonly referred: number;
  readonly verdict: Verdict;
}

/** Builds the overlays of a repository that share a base, lays the objects out anew, builds those and compares. */
export async function relayRepository(
  { name, dir }: { readonly name: string; readonly dir: string },
  engine: Engine,
): Promise<RelaidRepository> {
  const { tree } = readTree(dir);
  const { model } = await buildFleet(engine, {
    repositories: [{ name: '.', shown: '', url: '', branch: '', tree, root: '' }],
  });
  const all = overlaysOf(model, '.');
  const uses = sharedUses(all.flatMap(baseUsesOf));
  const overlays = all.filter(({ path }) => uses.some(({ overlay }) => overlay === path));
  const read = (path: string) => textOf(tree, path);
  const theirs = reachableFiles(
    overlays.map(({ path }) => path),
    [...tree.files.keys()],
    read,
  );
  const agreed = await relaid(overlays, { uses, references: new Set() }, engine);
  const referred = await relaid(overlays, { uses, references: commonUses(uses) }, engine);
  return {
    name,
    overlays: overlays.length,
    bases: new Set(uses.map(({ base }) => base)).size,
    objects: overlays.reduce((sum, { objects }) => sum + objects.length, 0),
    theirs: [...theirs].reduce((sum, path) => sum + writtenLines(read(path) ?? ''), 0),
    agreed: agreed.lines,
    referred: referred.lines,
    verdict: agreed.verdict.result === 'equal' ? referred.verdict : agreed.verdict,
  };
}

function textOf({ files }: FileTree, path: string): string | undefined {
  const file = files.get(path);
  if (file === undefined) return undefined;
  return 'text' in file ? file.text : readFileSync(file.disk, 'utf8');
}

async function relaid(
  overlays: readonly Overlay[],
  relaying: Relaying,
  engine: Engine,
): Promise<{ readonly lines: number; readonly verdict: Verdict }> {
  const { trees, findings } = layoutFleet(relaidModel(overlays, relaying));
  const [finding] = findings;
  if (finding !== undefined) return { lines: 0, verdict: different(formatFinding(finding)) };
  const files = trees.flatMap(renderTree);
  const tree = treeOfFiles(files);
  const verdicts = await Promise.all(overlays.map((overlay) => verdictOf(overlay, tree, engine)));
  return {
    lines: files.reduce((sum, { text }) => sum + writtenLines(text), 0),
    verdict: verdicts.find(({ result }) => result !== 'equal') ?? { result: 'equal' },
  };
}

async function verdictOf({ path, objects }: Overlay, tree: FileTree, engine: Engine): Promise<Verdict> {
  const answer = await engine.build(tree, { path, spec: {} });
  if (answer.problem !== undefined) return different(`${path}: ${answer.problem.message}`);
  const built = answer.objects.flatMap(({ object }) => normalizeObject(object).objects);
  const verdict = compareObjects(
    built,
    objects.map(({ object }) => object),
  );
  return verdict.result === 'different' ? different(`${path}: ${verdict.detail}`) : verdict;
}
