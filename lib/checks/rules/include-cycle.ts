import { findCycles, Graph } from '../../graph/index.js';
import { displayName } from '../../manifest/index.js';

import type { ClusterIndex } from '../cluster-index.js';
import { HOME } from '../owners.js';
import type { Reference } from '../references.js';
import type { Report } from '../rule.js';

const INCLUDE = 'include[].repository';

/** FLX208: GitRepositories that include one another, or one that includes itself: none ever has what the next one needs. */
export function checkIncludeCycles(index: ClusterIndex, report: Report): void {
  const includes = index.references.filter(({ field, from }) => field.path === INCLUDE && from.owner.target === HOME);
  if (includes.length === 0) return;
  const byEdge = new Map(includes.map((include) => [edgeKey(fromOf(include), toOf(include)), include]));
  const graph = Graph.of(
    [],
    includes.map((include) => ({ from: fromOf(include), to: toOf(include) })),
  );
  for (const loop of findCycles(graph)) {
    const steps = loop.flatMap(
      (node, place) => byEdge.get(edgeKey(node, loop[(place + 1) % loop.length] ?? node)) ?? [],
    );
    const [first] = steps;
    if (first !== undefined) report({ ...findingOf(first, loop), related: steps.map(relatedTo) });
  }
}

function findingOf({ from, path }: Reference, loop: readonly string[]) {
  const names = [...loop, loop[0]].map((name) => `"${name}"`);
  return {
    code: 'FLX208' as const,
    subject: displayName(from.id),
    path,
    message: `is a dependency cycle: ${names.join(' → ')}`,
    hint: 'none of them ever gets ready; take one of these edges out',
    at: from.declared.origin,
  };
}

function relatedTo(include: Reference) {
  const message = `"${fromOf(include)}" waits for "${toOf(include)}" (include)`;
  return { message, at: include.from.declared.origin };
}

function edgeKey(from: string, to: string): string {
  return `${from} ${to}`;
}

function fromOf({ from: { id } }: Reference): string {
  return `${id.namespace}/${id.name}`;
}

function toOf({ namespace, name }: Reference): string {
  return `${namespace}/${name}`;
}
