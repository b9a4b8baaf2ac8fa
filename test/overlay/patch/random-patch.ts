import {
  isJsonObject,
  type Json,
  type JsonObject,
  jsonPointer,
  type KubeObject,
  type Patch,
} from '../../../lib/manifest/index.js';
import { mergeKeyOf } from '../../../lib/overlay/patch/merge-key-of.js';
import type { Chance } from './chance.js';
import { KEYS, randomScalar, randomText, randomValue } from './random-values.js';

type Path = readonly string[];

interface Subject {
  readonly object: KubeObject;
  readonly chance: Chance;
}

/** Fields in which kustomize looks for names: what is no name there is refused whoever wrote it. */
const NAME = /name|^(?:subjects|volumes|env|rules|webhooks|metadata|spec|template|jobTemplate|ports|tls)$/i;

const IDENTITY = /^(?:apiVersion|kind|namespace)$/;

/** A patch of the forms that the library writes; a few do not apply. */
export function randomPatch(object: KubeObject, chance: Chance): Patch['patch'] {
  const subject = { object, chance };
  return chance.is(0.4) ? chance.list(3, () => randomOperation(subject)) : randomMerge(subject);
}

function randomMerge(subject: Subject): JsonObject {
  const { object, chance } = subject;
  const { apiVersion, kind, metadata, ...fields } = object;
  const { name, namespace, ...other } = metadata;
  const identity = { name, ...(namespace === undefined ? {} : { namespace }) };
  if (chance.is(0.01)) return { apiVersion, kind, metadata: identity, $patch: 'delete' };
  const changes = chance.is(0.6) ? {} : mergeOfMap(other, ['metadata'], subject);
  return { apiVersion, kind, metadata: { ...identity, ...changes }, ...mergeOfMap(fields, [], subject) };
}

/** A patch for a value, or another value in its place. */
function mergeOf(value: Json, path: Path, subject: Subject): Json {
  const { chance } = subject;
  if (chance.is(0.05)) return null;
  if (isJsonObject(value)) return mergeOfMap(value, path, subject);
  if (!Array.isArray(value)) return another(value, path.at(-1), chance);
  const { apiVersion, kind } = subject.object;
  const key = mergeKeyOf(apiVersion, kind, path);
  const list = value as readonly Json[];
  return key === undefined ? anotherList(list, path.at(-1), chance) : mergeOfItems(list, key, path, subject);
}

function mergeOfMap(map: JsonObject, path: Path, subject: Subject): JsonObject {
  const { chance } = subject;
  const kept = chance.some(Object.entries(map)).map(([key, value]) => [key, mergeOf(value, [...path, key], subject)]);
  const added = chance.is(0.3) ? [newEntry(path.at(-1), subject)] : [];
  return Object.fromEntries([...kept, ...added]) as JsonObject;
}

function newEntry(field: string | undefined, { object, chance }: Subject): [string, Json] {
  const key = chance.pick(KEYS);
  if (/^(?:labels|annotations|matchLabels|nodeSelector|data|selector)$/.test(field ?? ''))
    return [key, randomText(chance)];
  return [object.kind === 'Widget' ? key : `new-${key}`, randomValue(chance, 2)];
}

function mergeOfItems(list: readonly Json[], key: string, path: Path, subject: Subject): Json {
  const { chance } = subject;
  const changed = chance.some(list.filter(isJsonObject)).map((item) => {
    const { [key]: value = null, protocol = null, whenUnsatisfiable = null } = item;
    const others = Object.entries({ protocol, whenUnsatisfiable }).filter(([, other]) => other !== null);
    const identity = { [key]: value, ...(chance.is(0.9) ? Object.fromEntries(others) : {}) };
    return chance.is(0.2) ? { ...identity, $patch: 'delete' } : { ...mergeOfMap(item, path, subject), ...identity };
  });
  const added = {
    [key]: chance.pick(['new', 'x', 80]),
    ...chance.pick<JsonObject>([{}, { value: 'added', empty: null, map: {}, list: [] }]),
  };
  return chance.shuffled([...changed, ...(chance.is(0.4) ? [added] : [])]);
}

function another(value: Json, field: string | undefined, chance: Chance): Json {
  if (Array.isArray(value)) return anotherList(value as readonly Json[], field, chance);
  if (isJsonObject(value)) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => NAME.test(key) || chance.is(0.8))
        .map(([key, item]) => [key, another(item, key, chance)]),
    );
  }
  if (typeof value === 'string' && chance.is(0.8)) return `${chance.pick(['', 'other ', 'two\nlines'])}${value}`;
  if (NAME.test(field ?? '')) return value;
  return chance.is(0.3) ? randomText(chance) : randomScalar(chance);
}

function anotherList(list: readonly Json[], field: string | undefined, chance: Chance): Json {
  const kept = chance.shuffled(chance.some(list, 0.8)).map((item) => another(item, field, chance));
  return kept.some((item) => typeof item === 'string') ? [...kept, ...chance.list(1, () => randomText(chance))] : kept;
}

function randomOperation(subject: Subject): JsonObject {
  const { object, chance } = subject;
  const path = randomPath(object, [], chance);
  const value = valueAt(object, path) ?? null;
  const op = chance.pick(['add', 'replace', 'remove']);
  if (op === 'remove') return { op, path: jsonPointer(path) };
  if (op === 'add' && chance.is(0.6)) return addition(path, value, subject);
  return { op, path: jsonPointer(path), value: another(value, path.at(-1), chance) };
}

/** Beside what is at the path. */
function addition(path: Path, value: Json, subject: Subject): JsonObject {
  const { object, chance } = subject;
  const parent = path.slice(0, -1);
  const list = valueAt(object, parent);
  if (Array.isArray(list)) {
    const index = chance.is(0.5) ? '-' : String(chance.below(list.length + 2));
    return { op: 'add', path: jsonPointer([...parent, index]), value: another(value, parent.at(-1), chance) };
  }
  const [key, added] = newEntry(parent.at(-1), subject);
  return { op: 'add', path: jsonPointer([...parent, key]), value: added };
}

function valueAt(object: KubeObject, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((value, step) => (value as JsonObject | undefined)?.[step], object);
}

/** Where something is: not what names the object, nor a name that kustomize insists on. */
function randomPath(value: Json, path: Path, chance: Chance): Path {
  if (typeof value !== 'object' || value === null || (path.length > 1 && chance.is(0.2))) return path;
  const keys = Object.keys(value).filter((key) => key !== 'name' && (path.length > 1 || !IDENTITY.test(key)));
  if (keys.length === 0) return path;
  const key = chance.pick(keys);
  return randomPath((value as JsonObject)[key] ?? null, [...path, key], chance);
}
