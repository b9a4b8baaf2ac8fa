import { isVariableName } from '../../api/index.js';
import {
  displayName,
  fieldPath,
  type Json,
  type KubeObject,
  type ObjectId,
  listOf,
  mapOf,
  specOf,
  textOf,
} from '../../manifest/index.js';

import type { Task } from '../walk/task.js';
import { openNames, type UnknownNames } from './open-names.js';
import { closedKeysOf } from './source-keys.js';

/** An object, and the variables whose `${…}` still stands in it. */
export interface OpenObject {
  readonly object: KubeObject;
  readonly unknown: UnknownNames;
}

/** An object that `spec.postBuild.substituteFrom` names. */
export interface VariableSource {
  readonly id: ObjectId;
  /** Whether the build goes on without it. */
  readonly optional: boolean;
  /** Undefined where it is not in the cluster, or not yet. */
  readonly found: OpenObject | undefined;
}

export interface Variables {
  readonly values: Readonly<Record<string, string>>;
  readonly unknown: UnknownNames;
  /** All names that are known to be given, with a known value or not, in the order in which they come. */
  readonly names: readonly string[];
  /** The names whose value comes from outside the repositories. */
  readonly outside: ReadonlySet<string>;
  /** The values of ConfigMaps that are no text: the API server refuses such a ConfigMap. */
  readonly mistyped: readonly MistypedValue[];
}

export interface MistypedValue {
  readonly subject: string;
  readonly path: string;
}

/** The objects that the variables of a Kustomization come from, in its order: the later ones win. */
export function variableSources(task: Task, find: (id: ObjectId) => OpenObject | undefined): VariableSource[] {
  return listOf(postBuild(task).substituteFrom).map((entry) => {
    const { kind, name, optional } = mapOf(entry);
    const id = { group: '', kind: textOf(kind), namespace: task.id.namespace, name: textOf(name) };
    return { id, optional: optional === true, found: find(id) };
  });
}

/**
 * The variables that Flux fills into what a Kustomization builds. Values of Secrets, and those that SOPS encrypted, stay
 * where they are: their keys are names with an unknown value. `outside` gives values to names that nobody else knows.
 */
export function variablesOf(
  task: Task,
  sources: readonly VariableSource[],
  outside: Readonly<Record<string, string>>,
): Variables {
  const variables = new VariableSet();
  for (const source of sources) variables.take(source);
  variables.addAll(mapOf(postBuild(task).substitute), task.unknown);
  return { ...variables.filledBy(outside), mistyped: sources.flatMap(mistypedIn) };
}

function mistypedIn({ id, found }: VariableSource): MistypedValue[] {
  if (found === undefined || id.kind !== 'ConfigMap') return [];
  const wrong = Object.entries(mapOf(found.object.data)).filter(
    ([, value]) => value !== null && typeof value !== 'string',
  );
  return wrong.map(([name]) => ({ subject: displayName(id), path: fieldPath(['data', name]) }));
}

/** Whether Flux looks at `${…}` in the objects at all: only with a variable, unless it is told to do it always. */
export function isSubstituted(task: Task, { unknown, names }: Variables): boolean {
  const always = postBuild(task).substituteStrategy === 'Always';
  return always || unknown === 'others' || names.length > 0;
}

/** A key that makes the whole build fail, used or not. */
export function invalidName({ names }: Variables): string | undefined {
  return names.find((name) => !isVariableName(name));
}

/** A value of `spec.postBuild.substitute` that is no text: then the API server refuses the Kustomization. */
export function mistypedName(task: Task): string | undefined {
  const values = Object.entries(mapOf(postBuild(task).substitute));
  return values.find(([, value]) => typeof value !== 'string')?.[0];
}

function postBuild(task: Task) {
  return mapOf(specOf(task.object).postBuild);
}

/** The value of a name, or `undefined` for one that nobody knows. */
class VariableSet {
  private readonly byName = new Map<string, string | undefined>();
  private others = false;

  take({ found }: VariableSource): void {
    if (found === undefined) {
      this.others = true;
      return;
    }
    const { object, unknown } = found;
    if (object.kind !== 'Secret') this.addAll(mapOf(object.data), unknown);
    for (const name of closedKeysOf(object)) this.byName.set(name, undefined);
  }

  addAll(values: Readonly<Record<string, Json>>, unknown: UnknownNames): void {
    for (const [name, value] of Object.entries(values)) {
      const isKnown = typeof value === 'string' && openNames(value, unknown).length === 0;
      this.byName.set(name, isKnown ? asFluxReads(value) : undefined);
    }
  }

  filledBy(outside: Readonly<Record<string, string>>): Omit<Variables, 'mistyped'> {
    const taken = Object.entries(outside).filter(([name]) =>
      this.byName.has(name) ? this.byName.get(name) === undefined : this.others,
    );
    for (const [name, value] of taken) this.byName.set(name, asFluxReads(value));
    const known = [...this.byName].filter((entry): entry is [string, string] => entry[1] !== undefined);
    const unknown = [...this.byName.keys()].filter((name) => this.byName.get(name) === undefined);
    return {
      values: Object.fromEntries(known),
      unknown: this.others ? 'others' : unknown,
      names: [...this.byName.keys()],
      outside: new Set(taken.map(([name]) => name)),
    };
  }
}

/** Flux takes line breaks out of every value. */
function asFluxReads(value: string): string {
  return value.replaceAll('\n', '');
}
