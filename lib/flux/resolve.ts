import {
  ApiObject,
  App,
  ImplicitTokenResolver,
  type JsonPatch,
  JsonPatch as JsonPatches,
  Lazy,
  LazyResolver,
  NumberStringUnionResolver,
  resolve,
} from 'cdk8s';

import { isKubeObject, type KubeObject } from '../manifest/index.js';
import { isPlainObject } from '../util/index.js';

import { cycleIn } from './cycle.js';
import { nameFirst } from './name-first.js';
import { textMetadata } from './text-metadata.js';

const OWN_RESOLUTION = Symbol.for('cdk8s-fluxcd.OwnResolution');
const BUILT_IN: readonly unknown[] = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver];

/** Marks an ApiObject class whose `toJson` is ours, so that `resolveObject` does not call it back. */
export function markOwnResolution(object: ApiObject): void {
  Object.defineProperty(object, OWN_RESOLUTION, { value: true });
}

/**
 * One object as it will be written. Unlike stock `toJson()` it keeps nulls (Helm's way to unset a default) and the
 * author's key order. A class with a `toJson` of its own (imported and cdk8s-plus classes) is asked for it; those sort
 * their keys.
 */
export function resolveObject(object: ApiObject): KubeObject {
  const resolved = resolveAny(object);
  if (!isKubeObject(resolved)) throw new Error(`"${object.node.path}" does not resolve to a Kubernetes object`);
  return resolved;
}

/** A value of an object as it will be written. */
export function resolveValue(value: unknown, object: ApiObject): unknown {
  return onlyBuiltIn(App.of(object)) ? resolveBuiltIn(value) : (resolve([], value, object) as unknown);
}

function resolveAny(object: ApiObject): unknown {
  try {
    return hasOwnToJson(object) ? nameFirst(object.toJson()) : resolveWithPatches(object);
  } catch (error) {
    // What data that contains itself ends in.
    const cycle = error instanceof RangeError ? cycleIn(propsOf(object).props) : undefined;
    throw cycle === undefined ? error : new Error(cycle);
  }
}

function hasOwnToJson(object: ApiObject): boolean {
  return object.toJson !== ApiObject.prototype.toJson && !(OWN_RESOLUTION in object);
}

/** `props` and `patches` are private in cdk8s but there at run time; a test holds this against its newest release. */
export function propsOf(object: ApiObject): { readonly props: Record<string, unknown>; readonly patches: JsonPatch[] } {
  return object as unknown as { props: Record<string, unknown>; patches: JsonPatch[] };
}

function resolveWithPatches(object: ApiObject): unknown {
  const { props, patches } = propsOf(object);
  return patches.reduce(applyPatch, resolveProps(props, object));
}

/** The library's own message shows the whole document, which may be a Secret. */
function applyPatch(document: unknown, patch: JsonPatch): unknown {
  try {
    return JsonPatches.apply(document, patch) as unknown;
  } catch {
    const { op, path } = patch._toJson() as { op: string; path: string };
    throw new Error(`the JSON patch "${op} ${path}" does not fit`);
  }
}

/** The same as cdk8s' `resolve`, without its cost per scalar where only the built-in resolvers are at work. */
function resolveProps(props: Record<string, unknown>, object: ApiObject): unknown {
  if (!onlyBuiltIn(App.of(object))) {
    return resolve([], { ...props, metadata: object.metadata.toJson() as unknown }, object) as unknown;
  }
  const metadata = textMetadata(object.metadata);
  if (metadata !== undefined && props.resolve === undefined) return resolveAround(metadata, props);
  return resolveBuiltIn({ ...props, metadata: metadata ?? (object.metadata.toJson() as unknown) });
}

/** The props with metadata that is resolved already, at the place where they have it, else at the end. */
function resolveAround(metadata: Record<string, unknown>, props: Record<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(props)) {
    const resolved = key === 'metadata' ? metadata : resolveBuiltIn(props[key]);
    if (resolved !== undefined) define(result, key, resolved);
  }
  result.metadata = metadata;
  return result;
}

function onlyBuiltIn(app: App): boolean {
  const { resolvers } = app;
  return resolvers.length === BUILT_IN.length && resolvers.every((resolver, i) => resolver.constructor === BUILT_IN[i]);
}

function resolveBuiltIn(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(resolveBuiltIn);
  if (value.constructor === Object) return resolvePlain(value as Record<string, unknown>);
  return resolveInstance(value);
}

function resolvePlain(value: Record<string, unknown>): unknown {
  if (typeof value.resolve === 'function') return resolveBuiltIn((value.resolve as () => unknown)());
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const resolved = resolveBuiltIn(value[key]);
    if (resolved !== undefined) define(result, key, resolved);
  }
  return result;
}

/** Assigning `__proto__` would change the prototype and lose the key. */
function define(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(target, key, { value, enumerable: true, configurable: true });
  else target[key] = value;
}

function resolveInstance(value: object): unknown {
  if (value instanceof Lazy) return resolveBuiltIn(value.produce() as unknown);
  if (isPlainObject(value)) return resolvePlain(value as Record<string, unknown>);
  const instance = value as { resolve?: unknown; value?: unknown };
  if (typeof instance.resolve === 'function') return resolveBuiltIn((instance.resolve as () => unknown)());
  if (typeof instance.value === 'string' || typeof instance.value === 'number') return { value: instance.value };
  return value;
}
