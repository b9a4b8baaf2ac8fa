import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

const MAX_LENGTH = 63;
/** A CronJob's name leaves room for the 11 characters that its Jobs add. */
const MAX_LENGTH_BY_KIND: Readonly<Record<string, number>> = { CronJob: 52 };
const SILENT_IDS: ReadonlySet<string> = new Set(['Resource', 'Default']);

/**
 * The name of an object that has none: the ids below `scope`, joined by `-`, without `Resource` and `Default`, and
 * without a hash, so that the same program gives the same name in every cluster.
 *
 * @throws when nothing is left of the ids, or the name is longer than Kubernetes takes
 */
export function objectName(scope: IConstruct, object: ApiObject): string {
  const name = idsBelow(scope, object).map(toLabel).filter(Boolean).join('-');
  const limit = MAX_LENGTH_BY_KIND[object.kind] ?? MAX_LENGTH;
  if (name === '') {
    throw new Error(`"${object.node.path}": no name can be made of the id; give metadata.name`);
  }
  if (name.length > limit) {
    throw new Error(
      `"${object.node.path}": the name "${name}" has ${name.length} characters, ${object.kind} takes ${limit}; give metadata.name`,
    );
  }
  return name;
}

/** The ids from below `scope` down to `construct`, without the silent ones. */
export function idsBelow(scope: IConstruct, construct: IConstruct): string[] {
  const ids: string[] = [];
  for (let at: IConstruct | undefined = construct; at !== undefined && at !== scope; at = at.node.scope) {
    if (!SILENT_IDS.has(at.node.id)) ids.unshift(at.node.id);
  }
  return ids;
}

/** Lower case, `[a-z0-9-]` only, no `-` at the ends. */
export function toLabel(id: string): string {
  return id
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^-+|-+$/g, '');
}
