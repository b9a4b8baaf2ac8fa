import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { isJsonObject } from '../manifest/index.js';
import { compareCodeUnits } from '../util/index.js';

import type { Fingerprint } from './fingerprint.js';
import type { GitFolder } from './git-folder.js';
import { replaceFile } from './replace-file.js';

/** What we wrote last, by path from the top of the work tree. Two entries while a write is under way: either may lie there. */
export type WriteRecord = ReadonlyMap<string, readonly Fingerprint[]>;

/** Our own folder below `.git`, never committed. */
export function stateFolder(git: GitFolder): string {
  return join(git.gitDir, 'cdk8s-fluxcd');
}

export function recordFile(git: GitFolder, app: string): string {
  return join(stateFolder(git), `${encodeURIComponent(app)}.json`);
}

/** Empty when there is none, or when it cannot be understood: then nothing is claimed. */
export function readRecord(file: string): WriteRecord {
  try {
    const { files } = JSON.parse(readFileSync(file, 'utf8')) as { files: Record<string, Fingerprint[]> };
    return new Map(
      Object.entries(files).filter(([, entries]) => Array.isArray(entries) && entries.every(isFingerprint)),
    );
  } catch {
    return new Map();
  }
}

export function saveRecord(file: string, record: WriteRecord, pid: number): void {
  const files = Object.fromEntries([...record].sort(([a], [b]) => compareCodeUnits(a, b)));
  mkdirSync(dirname(file), { recursive: true });
  replaceFile(file, `${JSON.stringify({ files })}\n`, pid);
}

function isFingerprint(value: unknown): boolean {
  return isJsonObject(value) && typeof value.text === 'string' && typeof value.data === 'string';
}
