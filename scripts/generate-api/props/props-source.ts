import type { FieldTable } from '../../../lib/api/field-state.js';
import type { FluxKind } from '../../../lib/api/flux-kind.js';

import type { FluxFacts } from '../facts.js';
import { FieldDocs } from './docs.js';
import { fieldTree } from './field-tree.js';
import { InterfaceWriter } from './interfaces.js';

/** The file with the prop interfaces of one kind; @throws when a field has no text, or a text no field. */
export function propsSource(kind: FluxKind, tables: Readonly<Record<string, FieldTable>>, facts: FluxFacts): string {
  const docs = FieldDocs.read(kind.kind);
  const since = kind.role === 'operator' ? operatorSince(kind, facts) : undefined;
  const source = new InterfaceWriter(kind, docs, since).source(fieldTree(kind, tables));
  docs.checkUsed();
  return source;
}

/** `git-repository-spec` for GitRepository. */
export function propsFile(kind: string): string {
  const words = kind.replace(/([a-z])([A-Z])/g, '$1-$2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2');
  return `${words.toLowerCase()}-spec`;
}

function operatorSince({ kind, versions }: FluxKind, facts: FluxFacts): (path: string) => string {
  const history = facts.fieldsOf(kind, versions.at(-1)?.version ?? '');
  return (path) => {
    const since = history[`spec.${path}`]?.since;
    if (since === undefined) throw new Error(`the history has no ${kind} "${path}"`);
    return since.replace(/^v/, '').replace(/\.0$/, '');
  };
}
