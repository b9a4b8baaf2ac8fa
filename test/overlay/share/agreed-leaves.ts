import { isJsonObject, type Json, type KubeObject } from '../../../lib/manifest/index.js';

/** Merge keys that Kubernetes documents for the lists of the arbitraries, by their last two fields. */
const MERGE_KEYS: Readonly<Record<string, string>> = {
  'spec.containers': 'name',
  'spec.initContainers': 'name',
  'spec.volumes': 'name',
  'containers.env': 'name',
  'initContainers.env': 'name',
  'containers.ports': 'containerPort',
  'initContainers.ports': 'containerPort',
  'spec.ports': 'port',
};

/** Images of containers, which have a name in common where their tags differ. */
const IMAGE = /"(?:initC|c)ontainers"\/"\[[^\]]*\]"\/"image"$/;

interface Flat {
  /** Each value that is neither a map nor a keyed list with something in it, as text. */
  readonly leaves: Map<string, string>;
  /** The items of each keyed list. */
  readonly lists: Map<string, readonly string[]>;
}

/** What all objects say, by path: another way to the same as `agreement`, without a look at its code. */
export function agreedLeaves(objects: readonly KubeObject[]): ReadonlyMap<string, string> {
  const flats = objects.map(flatten);
  const [first, ...others] = flats;
  const entries = [...(first?.leaves ?? [])].flatMap(([path, text]): [string, string][] => {
    const texts = [text, ...others.map((flat) => flat.leaves.get(path))];
    const agreed = commonText(texts) ?? (IMAGE.test(path) ? commonText(texts.map(imageName)) : undefined);
    return agreed === undefined ? [] : [[path, agreed]];
  });
  const disordered = [...(first?.lists.keys() ?? [])].filter(
    (path) => !haveOneOrder(flats.map(({ lists }) => lists.get(path))),
  );
  return new Map(entries.filter(([path]) => !disordered.some((list) => path.startsWith(`${list}/`))));
}

function commonText([first, ...others]: readonly (string | undefined)[]): string | undefined {
  return others.every((other) => other === first) ? first : undefined;
}

function imageName(text: string | undefined): string | undefined {
  return text?.replace(/:[^:/]*$/, '');
}

function flatten(object: KubeObject): Flat {
  const flat: Flat = { leaves: new Map(), lists: new Map() };
  visit(object, [], flat);
  return flat;
}

function visit(value: Json, path: readonly string[], flat: Flat): void {
  const children = childrenOf(value, path);
  const text = `/${path.map((step) => JSON.stringify(step)).join('/')}`;
  if (children === undefined) flat.leaves.set(text, canonical(value));
  else for (const [step, child] of children) visit(child, [...path, step], flat);
  if (children !== undefined && Array.isArray(value))
    flat.lists.set(
      text,
      children.map(([step]) => step),
    );
}

function childrenOf(value: Json, path: readonly string[]): [string, Json][] | undefined {
  if (isJsonObject(value)) return Object.keys(value).length === 0 ? undefined : Object.entries(value);
  const key =
    MERGE_KEYS[
      path
        .filter((step) => !step.startsWith('['))
        .slice(-2)
        .join('.')
    ];
  if (!Array.isArray(value) || value.length === 0 || key === undefined) return undefined;
  return (value as readonly Json[]).map((item) => [`[${isJsonObject(item) ? JSON.stringify(item[key]) : ''}]`, item]);
}

function haveOneOrder(lists: readonly (readonly string[] | undefined)[]): boolean {
  const common = (list: readonly string[] = []) => list.filter((item) => lists.every((other) => other?.includes(item)));
  return new Set(lists.map((list) => common(list).join())).size === 1;
}

function canonical(value: Json): string {
  if (isJsonObject(value))
    return `{${Object.keys(value)
      .sort()
      .map((key) => `${key}:${canonical(value[key] as Json)}`)}}`;
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonical)}]`;
  return `${typeof value} ${String(value)}`;
}
