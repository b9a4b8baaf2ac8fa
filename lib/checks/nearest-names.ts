import { objectKey } from '../manifest/index.js';
import { compareCodeUnits, nearest } from '../util/index.js';

import type { FluxObjects } from './flux-objects.js';
import type { Reference } from './references.js';

/**
 * How many names of one cluster are compared with missing ones: each takes some 50 µs, and where thousands are missing
 * it is no typo.
 */
const COMPARISONS = 20_000;

/** Finds what a dangling reference probably meant. Each missing name is looked for once. */
export class NearestNames {
  private readonly known = new Map<string, string | undefined>();
  private budget = COMPARISONS;

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
    const namespace = [...this.objects.namespacesOf(reference.kind, name)].sort(compareCodeUnits)[0];
    if (namespace === undefined) return undefined;
    const place = namespace === '' ? name : `${namespace}/${name}`;
    if (reference.field.namespace === 'field') return `did you mean "${place}"?`;
    return `"${place}" exists, but only names in the object's own namespace are looked up`;
  }

  private alike(reference: Reference): string | undefined {
    const { from, kind, namespace, name, field } = reference;
    const likely = this.likelyNames(reference);
    const isBeside = (other: string) => this.objects.has({ kind, namespace, name: other });
    const beside = nearest(name, likely.filter(isBeside));
    if (beside !== undefined)
      return `did you mean "${namespace === from.id.namespace ? '' : `${namespace}/`}${beside}"?`;
    const elsewhere = field.namespace === 'own' ? undefined : nearest(name, likely);
    return elsewhere === undefined ? undefined : this.otherNamespace(reference, elsewhere);
  }

  /** Names whose length alone does not rule them out, as long as there is budget. */
  private likelyNames({ kind, name }: Reference): string[] {
    if (this.budget <= 0) return [];
    const limit = Math.max(2, name.length / 3);
    const names = [...this.objects.namesOf(kind)].filter((other) => Math.abs(other.length - name.length) <= limit);
    this.budget -= names.length;
    return names;
  }
}
