import { posix } from 'node:path';

import { type Json, type JsonObject, listOf, mapOf, textOf } from '../../manifest/index.js';

/** One entry of `copy` of an ArtifactGenerator. */
export interface ArtifactCopy {
  /** As it is written. */
  readonly from: string;
  readonly alias: string;
  /** A file, a folder or a pattern of files, `''` is the root; undefined where it leads out of the source. */
  readonly path: string | undefined;
  /** The folder that a pattern begins with, `''` is the root; undefined where `path` is no pattern. */
  readonly base: string | undefined;
  readonly exclude: readonly string[];
  /** Relative to the artifact, `''` is its root; undefined where it leads out of it. */
  readonly to: string | undefined;
  /** Whether things are put into it under their own names. */
  readonly isInto: boolean;
  readonly strategy: string;
}

/** The first sign that makes a pattern of a path. */
const PATTERN_SIGN = /[*?[{\\]/;
const DEFAULT_STRATEGY = 'Overwrite';

export function artifactCopies(artifact: JsonObject): ArtifactCopy[] {
  return listOf(artifact.copy).map(artifactCopy);
}

function artifactCopy(entry: Json): ArtifactCopy {
  const { from, to, exclude, strategy } = mapOf(entry);
  const [alias, path] = splitAddress(textOf(from));
  const [, target] = splitAddress(textOf(to));
  return {
    from: textOf(from),
    alias,
    path: insidePath(path),
    base: baseOf(insidePath(path) ?? ''),
    exclude: listOf(exclude).filter((pattern) => typeof pattern === 'string'),
    to: insidePath(target),
    isInto: target === '' || target.endsWith('/'),
    strategy: textOf(strategy) || DEFAULT_STRATEGY,
  };
}

/** `@alias/path` in its two parts. */
function splitAddress(text: string): [alias: string, path: string] {
  const slash = text.indexOf('/');
  return slash < 0 ? [text.slice(1), ''] : [text.slice(1, slash), text.slice(slash + 1)];
}

function baseOf(path: string): string | undefined {
  const sign = path.search(PATTERN_SIGN);
  if (sign < 0) return undefined;
  return path.slice(0, Math.max(path.lastIndexOf('/', sign), 0));
}

function insidePath(path: string): string | undefined {
  const inside = posix.join(path).replace(/\/$/, '');
  if (inside === '..' || inside.startsWith('../') || inside.startsWith('/')) return undefined;
  return inside === '.' ? '' : inside;
}
