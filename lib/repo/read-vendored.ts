import { readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

import { isJsonObject, type Json, parseYaml } from '../manifest/index.js';

import { systemCode } from './disk-error.js';

/** The names under which kustomize looks for its file, in its order. */
const KUSTOMIZATION_FILES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const;

const FIELDS = ['resources', 'components', 'bases'] as const;

/**
 * The texts of vendored files by path: of a file itself, of a folder what its kustomization file lists, at any depth.
 * What is remote, not there or cannot be read is left out: nobody can tell from here what it holds.
 *
 * @param resources relative to the root of the repository
 */
export function readVendored(root: string, resources: readonly string[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const seen = new Set<string>();
  const pending = [...resources];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const folder = isFolder(join(root, path));
    if (folder === undefined) continue;
    if (folder) pending.push(...listed(root, path));
    else addText(texts, root, path);
  }
  return texts;
}

function addText(texts: Map<string, string>, root: string, path: string): void {
  const text = tryRead(join(root, path));
  if (text !== undefined) texts.set(path, text);
}

/** What the kustomization file of a folder lists, as far as it lies in the repository. */
function listed(root: string, folder: string): string[] {
  for (const name of KUSTOMIZATION_FILES) {
    const text = tryRead(join(root, folder, name));
    if (text === undefined) continue;
    const [file] = parseYaml(text).documents;
    const lists: readonly (Json | undefined)[] = isJsonObject(file) ? FIELDS.map((field) => file[field]) : [];
    return lists
      .flatMap((list) => (Array.isArray(list) ? (list as readonly Json[]) : []))
      .flatMap((entry) => (typeof entry === 'string' ? inside(folder, entry) : []));
  }
  return [];
}

/** A path below the root; none for URLs and for what leaves the repository. */
function inside(folder: string, entry: string): string[] {
  if (/^[\w+.-]+:\/\/|^\/|\?ref=/.test(entry)) return [];
  const path = posix.join(folder, entry).replace(/\/$/, '');
  return path === '..' || path.startsWith('../') ? [] : [path];
}

/** Undefined for what is not there or may not be looked at. */
function isFolder(path: string): boolean | undefined {
  return attempt(() => statSync(path).isDirectory());
}

function tryRead(path: string): string | undefined {
  return attempt(() => readFileSync(path, 'utf8'));
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}
