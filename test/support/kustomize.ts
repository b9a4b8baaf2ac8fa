import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { findKustomize } from './tools.js';

export interface KustomizeResult {
  readonly status: number | null;
  readonly output: string;
  readonly error: string;
}

/** Runs `kustomize build` on files given as `{ path: content }`, in a temporary folder that is gone afterwards. */
export function kustomizeBuild(files: Readonly<Record<string, string>>, folder = '.'): KustomizeResult {
  const kustomize = findKustomize();
  if (kustomize === undefined) throw new Error('kustomize is not installed');
  const root = mkdtempSync(join(tmpdir(), 'kustomize-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    const options = { encoding: 'utf8', maxBuffer: 1 << 30 } as const;
    const { status, stdout, stderr } = spawnSync(kustomize, ['build', join(root, folder)], options);
    return { status, output: stdout, error: stderr };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
