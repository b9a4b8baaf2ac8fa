import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

import type { StructuralSchema } from '../api/index.js';
import { groupOf, isClusterScoped } from '../manifest/index.js';

import { clusterContextOf, forcedNamespaceOf, objectsNamespaceOf, tryClusterContextOf } from './context.js';
import { type IFluxObject, isFluxObject } from './flux-object.js';
import { misuse } from './misuse.js';

type Fields = NonNullable<StructuralSchema['properties']>;

/** The object that a construct stands for, as far as a reference names it. */
interface Target {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Undefined where it has none, or where it is only known in the end. */
  readonly namespace?: string | undefined;
}

/**
 * A construct in a field as the reference to its object, with what the schema of the field has: the kind, the name, and
 * the namespace where it differs. A field that may name any kind gets all of it: Flux fills in nothing there.
 *
 * @throws when it stands for no object, for one of another cluster, or for one in another namespace where the field has
 * none
 */
export function writtenConstruct(
  construct: IConstruct,
  place: { readonly object: IFluxObject; readonly schema: StructuralSchema | undefined; readonly field: string },
): Record<string, unknown> {
  const { object, schema, field } = place;
  const target = targetOf(construct);
  if (target === undefined) {
    const hint = 'give one, or its name as Flux writes it';
    throw misuse(object, `"${field}" is "${construct.node.path}", which is no object; ${hint}`);
  }
  checkCluster(construct, object, field);
  const properties: Fields = schema?.properties ?? { kind: {}, name: {}, namespace: {} };
  const other = target.namespace !== undefined && target.namespace !== object.ref.namespace;
  if (other && properties.namespace === undefined) {
    const where = `is in namespace "${target.namespace}", and Flux looks for it in "${object.ref.namespace}" only`;
    throw misuse(object, `"${field}": ${target.kind} "${target.name}" ${where}`);
  }
  const full = properties.apiVersion !== undefined && properties.kind?.enum === undefined;
  return {
    ...(full ? { apiVersion: target.apiVersion } : {}),
    ...(properties.kind === undefined ? {} : { kind: target.kind }),
    name: target.name,
    ...(other || (full && target.namespace !== undefined) ? { namespace: target.namespace } : {}),
  };
}

/** A name that happens to be the same elsewhere says so as text. */
function checkCluster(construct: IConstruct, object: IFluxObject, field: string): void {
  const other = tryClusterContextOf(construct)?.clusterName;
  const own = clusterContextOf(object).clusterName;
  if (other === undefined || other === own) return;
  const hint = `take one of "${own}", or its name as Flux writes it`;
  throw misuse(object, `"${field}" is "${construct.node.path}", which is in cluster "${other}"; ${hint}`);
}

/** The object that a construct stands for; undefined where it stands for none. */
function targetOf(construct: IConstruct): Target | undefined {
  if (isFluxObject(construct)) return construct.ref;
  const object = ApiObject.isApiObject(construct) ? construct : construct.node.defaultChild;
  if (object === undefined || !ApiObject.isApiObject(object)) return namedOnly(construct);
  const { apiVersion, kind, name } = object as ApiObject;
  return { apiVersion, kind, name, namespace: namespaceOf(object as ApiObject) };
}

/** What cdk8s-plus only knows by its name, such as `Secret.fromSecretName`. */
function namedOnly(construct: IConstruct): Target | undefined {
  const { apiVersion, kind, name } = construct as Partial<Target>;
  const isNamed = [apiVersion, kind, name].every((text) => typeof text === 'string' && text !== '');
  return isNamed ? ({ apiVersion, kind, name } as Target) : undefined;
}

function namespaceOf(object: ApiObject): string | undefined {
  if (isClusterScoped(groupOf(object.apiVersion), object.kind)) return undefined;
  return forcedNamespaceOf(object) ?? object.metadata.namespace ?? objectsNamespaceOf(object);
}
