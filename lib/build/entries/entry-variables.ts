import { namesIn, parseSubstitution } from '../../api/index.js';
import {
  displayName,
  type JsonObject,
  type KubeObject,
  objectId,
  stringifyJson,
  mapOf,
  specOf,
  textOf,
} from '../../manifest/index.js';
import { compareCodeUnits, quotedList, cleanPath } from '../../util/index.js';

import type { Origin } from '../../diagnostics/index.js';

import type { EntryDraft } from './entry-draft.js';
import type { EntrySearch } from './entry-search.js';
import { matchFolder } from './match-folder.js';

/** An entry as it is written; its `folder` is that of the cluster if bootstrap put the file there. */
export interface WrittenEntry extends EntryObjects, Pick<EntryDraft, 'origin'> {
  readonly folder?: string | undefined;
}

export type ResolvedEntry = Omit<EntryDraft, 'flux' | 'installed'>;

type EntryObjects = Pick<EntryDraft, 'kustomization' | 'source'>;
type Values = Readonly<Record<string, string>>;

/** The fields of the Kustomization that decide what it builds; the rest is left to the substitution of its own build. */
const DECIDING: readonly string[] = ['path', 'sourceRef', 'postBuild'];
/** A value may need another one; hardly ever is there a third. */
const ROUNDS = 5;

/**
 * The entry with the variables filled in that come from outside, from its own substitution, or from where its file lies:
 * Flux reconciles an entry from its own folder, so its path is what its own substitution makes of it.
 */
export async function resolveVariables(search: EntrySearch, written: WrittenEntry): Promise<ResolvedEntry> {
  const { folder, origin } = written;
  const objects = await settle(search, written, {});
  const variables = folder === undefined ? undefined : matchFolder(pathOf(objects.kustomization), folder);
  if (folder !== undefined && variables !== undefined) {
    const { kustomization, source } = await settle(search, objects, variables);
    return { kustomization: withSpec(kustomization, { path: `./${folder}` }), source, path: folder, origin, variables };
  }
  const { path } = cleanPath(pathOf(objects.kustomization));
  return { ...objects, path, origin, unresolved: openNames(search, objects.kustomization, origin) };
}

/** An object of an entry with the variables that are known; what they leave open stays. */
export async function substituted(search: EntrySearch, object: KubeObject, variables: Values): Promise<KubeObject> {
  if (!stringifyJson(specOf(object)).includes('${')) return object;
  const request = { objects: [object], variables, unknown: 'others', strict: false } as const;
  const [answer] = (await search.engine.substitute(request)).objects;
  if (answer?.object === undefined || answer.problem !== undefined) return object;
  for (const name of answer.used) if (Object.hasOwn(search.variables, name)) search.usedVariables.add(name);
  return answer.object;
}

/** Names of the variables in a text; sorted. */
export function variablesIn(text: string): readonly string[] {
  const names = namesIn(parseSubstitution(text).nodes).map(({ name }) => name);
  return [...new Set(names)].sort(compareCodeUnits);
}

/** Flux does not expand a value twice; one with `${…}` in it is what another round makes of it. */
async function settle(search: EntrySearch, objects: EntryObjects, told: Values): Promise<EntryObjects> {
  let { kustomization, source } = objects;
  for (let round = 0; round < ROUNDS; round++) {
    const variables = { ...told, ...search.variables, ...ownValues(kustomization) };
    const before = stringifyJson([specOf(kustomization), specOf(source)]);
    kustomization = withSpec(kustomization, specOf(await substituted(search, onlyDeciding(kustomization), variables)));
    source = await substituted(search, source, variables);
    if (stringifyJson([specOf(kustomization), specOf(source)]) === before) break;
  }
  return { kustomization, source };
}

/** The values of `postBuild.substitute` that are whole. */
function ownValues(kustomization: KubeObject): Values {
  const values = mapOf(mapOf(specOf(kustomization).postBuild).substitute);
  const whole = Object.entries(values).filter(([, value]) => !String(value).includes('${'));
  return Object.fromEntries(whole.map(([name, value]) => [name, String(value)]));
}

function onlyDeciding(kustomization: KubeObject): KubeObject {
  const entries = Object.entries(specOf(kustomization)).filter(([field]) => DECIDING.includes(field));
  return { ...kustomization, spec: Object.fromEntries(entries) };
}

function withSpec(object: KubeObject, spec: JsonObject): KubeObject {
  return { ...object, spec: { ...specOf(object), ...spec } };
}

function pathOf(kustomization: KubeObject): string {
  return textOf(specOf(kustomization).path);
}

/** FLX611: the variables in the path of an entry that nothing sets; undefined where there are none. */
export function openNames(search: EntrySearch, kustomization: KubeObject, at: Origin): readonly string[] | undefined {
  const path = pathOf(kustomization);
  const unresolved = variablesIn(path);
  if (unresolved.length === 0) return undefined;
  search.findings.push({
    code: 'FLX611',
    subject: displayName(objectId(kustomization)),
    path: 'spec.path',
    message: `"${path}" needs ${quotedList(unresolved)}, which nothing here sets`,
    hint: `give ${unresolved.map((name) => `--var ${name}=VALUE`).join(' ')}`,
    at,
  });
  return unresolved;
}
