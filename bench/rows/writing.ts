import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { RepoTree } from '../../lib/model/index.js';
import { type RenderedFile, renderTree, writePreview, writeTree } from '../../lib/repo/index.js';

import { alternate, type Timing } from '../measure/alternate.js';
import { atMost, type Measured, rounded } from '../measure/row.js';
import { plainFleet } from '../workloads/fleets.js';
import { smallConfigMap } from '../workloads/objects.js';
import type { BenchOptions } from './options.js';
import { DISK, MEMORY } from './places.js';

/** Writing files, apart from making them: the text of all files is measured by itself and taken off. */
export function measureWriting({ quick }: BenchOptions): Measured {
  const app = plainFleet(quick ? 1_000 : 5_000, smallConfigMap);
  const [tree] = app.result().trees;
  if (tree === undefined) throw new Error('the fleet has no repository');
  const rounds = quick ? 4 : 8;
  const [memory, disk] = [MEMORY, DISK].map((place) => compare(tree, place, rounds));
  return {
    what: 'writing the same files, apart from making their text; plain: mkdirSync and writeFileSync of the same bytes',
    figures: { files: tree.files.length, tmpfs: memory, disk },
    goals: [atMost(1.3, 'preview on tmpfs: times plain writeFileSync', memory?.previewTimesPlain)],
  };
}

interface Comparison {
  readonly plain: Timing;
  readonly preview: Timing;
  readonly firstWrite: Timing;
  readonly render: Timing;
  readonly previewTimesPlain: number;
  readonly previewWithTextTimesPlain: number;
  readonly firstWriteTimesPlain: number;
}

function compare(tree: RepoTree, place: string, rounds: number): Comparison {
  mkdirSync(place, { recursive: true });
  const root = mkdtempSync(join(place, 'fluxcd-bench-'));
  const files = renderTree(tree);
  const before = () => {
    rmSync(root, { recursive: true, force: true });
    mkdirSync(root);
  };
  try {
    const { plain, preview, firstWrite, render } = alternate(
      {
        plain: { before, run: () => writePlainly(files, root) },
        preview: { before, run: () => writePreview(tree, root) },
        firstWrite: { before, run: () => writeTree(tree, root) },
        render: { run: () => renderTree(tree) },
      },
      rounds,
    );
    const times = (timing: Timing, text = 0) => rounded((timing.cpu - text) / plain.cpu) ?? 0;
    const previewTimesPlain = times(preview, render.cpu);
    const firstWriteTimesPlain = times(firstWrite, render.cpu);
    const previewWithTextTimesPlain = times(preview);
    return { plain, preview, firstWrite, render, previewTimesPlain, previewWithTextTimesPlain, firstWriteTimesPlain };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function writePlainly(files: readonly RenderedFile[], root: string): void {
  const made = new Set<string>();
  for (const { path, text } of files) {
    const file = join(root, path);
    const folder = dirname(file);
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    writeFileSync(file, text);
  }
}
