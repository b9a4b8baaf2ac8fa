import {
  isJsonObject,
  type Json,
  type JsonObject,
  type KubeObject,
  normalizeObject,
} from '../../lib/manifest/index.js';
import type { Chance } from '../overlay/patch/chance.js';
import { KEYS as ALL_KEYS, randomScalar, randomText, randomValue } from '../overlay/patch/random-values.js';

/** Without those that every map of JavaScript has: cdk8s takes a map with these for an instance of a class. */
const KEYS = ALL_KEYS.filter((key) => !(key in {}));

interface Spot {
  readonly chance: Chance;
  /** The field in which the value stands, that of the list for its items. */
  readonly field: string;
  /** Whether any data may stand here. */
  readonly isFree: boolean;
}

/** Texts that name something; kustomize refuses anything else there. */
const NAME = /name$|^(?:kind|apiVersion|op|path|mountPath|ip|uid|key|topologyKey|whenUnsatisfiable)$/i;

const NUMBERS = [0, 1, 2, 80, -1, 4294967296];

/** Kinds of which nobody knows the fields. */
const FREE = 'Widget';

/** The same object with some things otherwise: values, fields and items that come and go, another order. */
export function varyObject(object: KubeObject, chance: Chance): KubeObject {
  const { apiVersion, kind, metadata, ...fields } = object;
  const { name, namespace, ...notes } = metadata;
  const identity = namespace === undefined ? { name } : { name, namespace };
  const spot: Spot = { chance, field: '', isFree: kind === FREE };
  const changed = varyMap(fields as JsonObject, spot);
  const noted = chance.is(0.2) ? varyMap(notes as JsonObject, { ...spot, field: 'metadata', isFree: false }) : notes;
  const varied = { apiVersion, kind, metadata: { ...identity, ...noted }, ...changed };
  const { objects, problems } = normalizeObject(varied);
  return problems.length === 0 ? (objects[0] as KubeObject) : object;
}

/** Changes one field, seldom more. */
function varyMap(map: JsonObject, spot: Spot): JsonObject {
  const { chance, isFree } = spot;
  const entries = Object.entries(map);
  if (entries.length === 0 || chance.is(0.1)) return { ...map, ...newField(spot) };
  const chosen = chance.is(0.8) ? [chance.pick(entries)] : chance.some(entries, 0.3);
  const changes = chosen.flatMap(([key, value]): [string, Json | undefined][] => {
    const isKept = NAME.test(key) || !(isFree || typeof value === 'object') || chance.is(0.85);
    return [[key, isKept ? vary(value, { ...spot, field: key }) : undefined]];
  });
  const merged = Object.entries({ ...map, ...Object.fromEntries(changes) });
  return Object.fromEntries(merged.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

function newField({ chance, field, isFree }: Spot): JsonObject {
  if (isFree) return { [chance.pick(KEYS)]: randomValue(chance, 2) };
  if (/^(?:labels|annotations|matchLabels|nodeSelector|data|selector)$/.test(field)) {
    return { [chance.pick(KEYS.slice(0, 12))]: randomText(chance) };
  }
  return { [`new-${chance.below(3)}`]: chance.pick<Json>([true, 'text', 7, null, {}, [], { deep: { er: null } }]) };
}

function vary(value: Json, spot: Spot): Json {
  const { chance, field, isFree } = spot;
  if (isFree && !NAME.test(field) && chance.is(0.1)) return randomValue(chance, 2);
  if (isJsonObject(value)) return varyMap(value, spot);
  if (Array.isArray(value)) return varyList(value as readonly Json[], spot);
  if (NAME.test(field)) return typeof value === 'string' && /name$/i.test(field) ? chance.pick([value, 'main']) : value;
  if (typeof value === 'number') return chance.pick(NUMBERS);
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return field === 'image' ? varyImage(value, chance) : randomText(chance);
  return isFree ? randomScalar(chance) : value;
}

/** Mostly another tag. */
function varyImage(image: string, chance: Chance): string {
  const [name] = image.split(':');
  return chance.pick([`${name}:2`, `${name}:2`, `${name}:3@sha256:abc`, name ?? '', 'example.org/next:1', '']);
}

function varyList(list: readonly Json[], spot: Spot): Json {
  const { chance } = spot;
  const index = chance.below(list.length);
  const item = list[index];
  if (item === undefined) return list;
  switch (chance.below(6)) {
    case 0:
      return chance.shuffled(list);
    case 1:
      return list.filter((_, at) => at !== index);
    case 2:
      return inserted(list, chance.below(list.length + 1), newItem(item, spot));
    case 3:
      return [...list, newItem(item, spot)];
    default:
      return list.map((each, at) => (at === index ? vary(each, spot) : each));
  }
}

function inserted(list: readonly Json[], index: number, item: Json): Json {
  return [...list.slice(0, index), item, ...list.slice(index)];
}

/** Like another one, but of another name where it has one. */
function newItem(item: Json, spot: Spot): Json {
  const { chance } = spot;
  if (typeof item === 'string') return spot.isFree ? randomText(chance) : `new ${chance.below(3)}`;
  if (!isJsonObject(item)) return vary(item, spot);
  const keys = ['name', 'mountPath', 'ip', 'uid', 'port', 'containerPort'].filter((key) => Object.hasOwn(item, key));
  const renamed = keys.map((key) => [
    key,
    typeof item[key] === 'number' ? 1000 + chance.below(9) : `new${chance.below(9)}`,
  ]);
  return { ...item, ...(Object.fromEntries(renamed) as JsonObject) };
}
