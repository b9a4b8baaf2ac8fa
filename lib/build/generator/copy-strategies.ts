import type { Engine } from '../../engine/index.js';

import type { CopiedFile } from '../sources/copied-artifact.js';
import type { ArtifactCopy } from './artifact-copies.js';
import type { CopyPair } from './copy-pairs.js';
import { CopyRefused } from './copy-refused.js';
import { mergedYaml } from './merged-yaml.js';
import type { StagedFiles } from './staged-files.js';

/** What a copy does with the files that it takes. */
type CopyStrategy = (pairs: readonly TakenPair[], staged: StagedFiles, about: CopyAbout) => Promise<void>;

/** A file that a copy takes, and the path that it gets. */
export interface TakenPair extends CopyPair {
  readonly taken: CopiedFile;
}

interface CopyAbout {
  readonly copy: ArtifactCopy;
  readonly engine: Engine;
}

const YAML_FILE = /\.ya?ml$/;
const TARBALL = /\.(tar\.gz|tgz)$/;

/** By `strategy`. @throws CopyRefused */
export const COPY_STRATEGIES: Readonly<Record<string, CopyStrategy>> = {
  Overwrite: async (pairs, staged) => {
    for (const { to, taken } of pairs) staged.put(to, taken);
  },
  Merge: async (pairs, staged, { engine }) => {
    for (const { to, taken } of pairs) staged.put(to, await merged(to, { taken, staged, engine }));
  },
  /** A pattern passes over what is no tarball. */
  Extract: async (pairs, _staged, { copy }) => {
    const tarball = pairs.find(({ from }) => TARBALL.test(from));
    if (tarball !== undefined)
      throw new CopyRefused(`extracts "${tarball.from}", which is not read`, { isUnknown: true });
    if (copy.base === undefined) throw new CopyRefused('is no tarball that could be extracted');
  },
};

async function merged(
  to: string,
  { taken, staged, engine }: { taken: CopiedFile; staged: StagedFiles; engine: Engine },
) {
  const before = staged.files.get(to);
  if (before === undefined) return taken;
  if (!YAML_FILE.test(to)) throw new CopyRefused(`merges "${to}", which is no YAML`, { isUnknown: true });
  return { ...taken, file: await mergedYaml(engine, to, [before.file, taken.file]) };
}
