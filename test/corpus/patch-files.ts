import { basename, dirname, join } from 'node:path';

import { isJsonObject, type Json, type JsonObject } from '../../lib/manifest/index.js';

interface Document {
  readonly file: string;
  readonly value: Json;
}

/** The files that a kustomization file takes as patches and none takes as resources. */
export function patchFiles(documents: readonly Document[]): ReadonlySet<string> {
  const files = documents.filter(({ file }) => /^kustomization(\.ya?ml)?$/i.test(basename(file)));
  const named = (names: (file: JsonObject) => readonly Json[]) =>
    files.flatMap(({ file, value }) =>
      (isJsonObject(value) ? names(value) : []).flatMap((name) =>
        typeof name === 'string' && !name.includes('\n') ? [join(dirname(file), name)] : [],
      ),
    );
  const resources = new Set(named(({ resources: names }) => listOf(names)));
  return new Set(named(patchNames).filter((file) => !resources.has(file)));
}

function patchNames(file: JsonObject): readonly Json[] {
  const entries = [...listOf(file.patches), ...listOf(file.patchesJson6902)];
  const paths = entries.flatMap((entry) => (isJsonObject(entry) && entry.path !== undefined ? [entry.path] : []));
  return [...paths, ...listOf(file.patchesStrategicMerge)];
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
