import type { Engine } from '../../engine/index.js';
import { emitYaml, isJsonObject, type Json, type JsonObject } from '../../manifest/index.js';
import type { TextFile, TreeFile } from '../../model/index.js';
import { compareCodeUnits } from '../../util/index.js';

import { CopyRefused } from './copy-refused.js';

/**
 * Two YAML files as one, the way Helm merges values: maps key by key, everything else from the later file. The text is
 * not the controller's to the letter, the data is.
 *
 * @throws CopyRefused
 */
export async function mergedYaml(
  engine: Engine,
  path: string,
  files: readonly [TreeFile, TreeFile],
): Promise<TextFile> {
  const [earlier, later] = await Promise.all(files.map((file) => readMap(engine, path, file)));
  return { text: emitYaml([{ data: sortedMap(mergedMaps(earlier ?? {}, later ?? {})) }]) };
}

async function readMap(engine: Engine, path: string, file: TreeFile): Promise<JsonObject> {
  const { documents, problem } = await engine.read({ files: new Map([[path, file]]), skipped: new Map() }, path);
  if (problem !== undefined) throw new CopyRefused(`cannot be merged: ${problem.message}`);
  if (documents.length > 1) throw new CopyRefused('merges a file of several documents', { isUnknown: true });
  return documents[0]?.data ?? {};
}

function mergedMaps(earlier: JsonObject, later: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...earlier };
  for (const [key, value] of Object.entries(later)) {
    const before = earlier[key];
    merged[key] =
      isJsonObject(value) && before !== undefined && isJsonObject(before) ? mergedMaps(before, value) : value;
  }
  return merged;
}

/** The controller writes keys in this order. */
function sortedMap(map: JsonObject): JsonObject {
  const entries = Object.entries(map).sort(([left], [right]) => compareCodeUnits(left, right));
  return Object.fromEntries(entries.map(([key, value]) => [key, sorted(value)]));
}

function sorted(value: Json): Json {
  if (isJsonObject(value)) return sortedMap(value);
  return Array.isArray(value) ? value.map(sorted) : value;
}
