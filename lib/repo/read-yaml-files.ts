import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { FindingInput } from '../diagnostics/index.js';
import { compareCodeUnits, joinPath } from '../util/index.js';

import { diskError } from './disk-error.js';
import { listFolder } from './list-folder.js';

/** A file as it was asked for and as it lies on disk. */
export interface YamlText {
  /** As a reader names it: what was asked for, and the rest of the path in a folder. */
  readonly path: string;
  /** Absolute. */
  readonly file: string;
  readonly text: string;
}

const EXTENSION = /\.(?:ya?ml|json)$/;

/**
 * The text of a file, or of all YAML and JSON files below a folder, sorted by path; FLX406 for what cannot be read.
 *
 * @param path relative to `cwd`, or absolute
 */
export function readYamlFiles(path: string, cwd: string): readonly (YamlText | FindingInput)[] {
  const root = resolve(cwd, path);
  try {
    if (!statSync(root).isDirectory()) return [readOne(path, root)];
  } catch (error) {
    return [diskError(`file "${path}"`, 'read', error)];
  }
  const { kinds, failures } = listFolder(root);
  const files = [...kinds].filter(([name, kind]) => (kind === 'file' || kind === 'link') && EXTENSION.test(name));
  const shown = path.replace(/(?<=.)[\\/]+$/, '');
  return [
    ...files
      .map(([name]) => name)
      .sort(compareCodeUnits)
      .map((name) => readOne(joinPath(shown, name), join(root, name))),
    ...[...failures].map(([name, error]) => diskError(`folder "${joinPath(shown, name)}"`, 'read', error)),
  ];
}

function readOne(path: string, file: string): YamlText | FindingInput {
  try {
    return { path, file, text: readFileSync(file, 'utf8') };
  } catch (error) {
    return diskError(`file "${path}"`, 'read', error);
  }
}
