import { objectKey } from '../manifest/index.js';
import { nearest } from '../util/index.js';

import type { FluxObjects } from './flux-objects.js';
import type { Reference } from './references.js';

/** Finds what a dangling reference probably meant. Each missing name is looked for once. */
export class NearestNames {
  private readonly known = new Map<string, string | undefined>();

  constructor(private readonly objects: FluxObjects) {}

  /** In order: the name under another kind, in another namespace, a name that reads alike; undefined without any. */
  hintFor(reference: Reference, allowed: readonly string[]): string | undefined {
    const key = `${reference.field.namespace} ${allowed} ${objectKey({ ...reference, group: '' })}`;
    if (!this.known.has(key)) this.known.set(key, this.find(reference, allowed));
    return this.known.get(key);
  }

  private find(reference: Reference, allowed: readonly string[]): string | undefined {
    return (
      this.otherKind(reference, allowed) ?? this.otherNamespace(reference, reference.name) ?? this.alike(reference)
    );
  }

  private otherKind({ kind, namespace, name }: Reference, allowed: readonly string[]): string | undefined {
    const found = allowed.find((other) => other !== kind && this.objects.has({ kind: other, namespace, name }));
    return found === undefined ? undefined : `did you mean kind "${found}"?`;
  }

  private otherNamespace(reference: Reference, name: string): string | undefined {
    const namespace = [...this.objects.namespacesOf(reference.kind, name)].sort()[0];
    if (namespace === undefined) return undefined;
    const place = namespace === '' ? name : `${namespace}/${name}`;
    if (reference.field.namespace === 'field') return `did you mean "${place}"?`;
    return `"${place}" exists, but only names in the object's own namespace are looked up`;
  }

  private alike(reference: Reference): string | undefined {
    const { kind, namespace, field } = reference;
    const likely = this.likelyNames(reference);
    const beside = nearest(
      reference.name,
      likely.filter((name) => this.objects.has({ kind, namespace, name })),
    );
    if (beside !== undefined) return `did you mean "${beside}"?`;
    const elsewhere = field.namespace === 'own' ? undefined : nearest(reference.name, likely);
    return elsewhere === undefined ? undefined : this.otherNamespace(reference, elsewhere);
  }

  /** Names whose length alone does not rule them out: cheap, and a fleet may have thousands of names. */
  private likelyNames({ kind, name }: Reference): string[] {
    const limit = Math.max(2, name.length / 3);
    return [...this.objects.namesOf(kind)].filter((other) => Math.abs(other.length - name.length) <= limit);
  }
}
