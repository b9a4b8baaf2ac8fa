import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const LARGEST = 200_000_000;

/** A record, or one that a killed process did not finish. */
const OURS = /^[0-9a-f]{64}(\.\d+)?$/;

/** Removes what was of no use for longest until the folder is below its limit, in bytes. */
export function trimFolder(folder: string, limit = LARGEST): void {
  const files = filesOf(folder).sort((a, b) => b.used - a.used);
  let total = 0;
  for (const { path, size } of files) {
    total += size;
    if (total > limit) rmSync(path, { force: true });
  }
}

function filesOf(folder: string) {
  const paths = namesIn(folder)
    .filter((name) => OURS.test(name))
    .map((name) => join(folder, name));
  return paths.flatMap((path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat === undefined ? [] : [{ path, size: stat.size, used: stat.mtimeMs }];
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
