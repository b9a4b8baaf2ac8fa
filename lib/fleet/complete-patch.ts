import { type Json, type JsonObject, mapOf, normalizeValue, type Patch, type PatchTarget } from '../manifest/index.js';
import { isList } from '../util/index.js';

/** What means only itself as a pattern; nobody takes the `.` in a name for any character. */
const PLAIN = /^[\w.:-]+$/;

/**
 * The entry of `patches` for what an author wrote: kustomize refuses a strategic merge patch without kind and name, though
 * beside a target it looks at neither. They are those of the target where that names one, and else `Any` and `any`.
 */
export function completePatch(target: PatchTarget, patch: JsonObject | readonly JsonObject[]): Patch {
  const data = normalizeValue(patch, []) as JsonObject | readonly JsonObject[];
  return { target, patch: isList(data) ? data : completed(data, target) };
}

function completed(patch: JsonObject, target: PatchTarget): JsonObject {
  const { apiVersion = apiVersionOf(target), kind = kindOf(target), metadata, ...fields } = patch;
  const { name = plain(target.name) ?? 'any', ...others } = mapOf(metadata);
  const version: { readonly apiVersion?: Json } = apiVersion === undefined ? {} : { apiVersion };
  return { ...version, kind, metadata: { name, ...others }, ...fields };
}

/** Of a kind that ends in List, kustomize would take the patch for a list of patches. */
function kindOf(target: PatchTarget): string {
  const kind = plain(target.kind);
  return kind === undefined || kind.endsWith('List') ? 'Any' : kind;
}

/** The core group has no name that a target could give. */
function apiVersionOf({ group, version }: PatchTarget): string | undefined {
  const parts = [plain(group), plain(version)];
  return parts.includes(undefined) ? undefined : parts.join('/');
}

function plain(pattern: string | undefined): string | undefined {
  return pattern !== undefined && PLAIN.test(pattern) ? pattern : undefined;
}
