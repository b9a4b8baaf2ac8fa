import { allowedTargets, parseFluxMinor, type ReferenceField } from '../api/index.js';
import { getOrAdd } from '../util/index.js';

/** The kinds that a field may name at the Flux of a cluster; of every Flux where that is not known. */
export class AllowedKinds {
  private readonly known = new Map<ReferenceField, readonly string[]>();

  constructor(private readonly flux: string) {}

  of(field: ReferenceField): readonly string[] {
    return getOrAdd(this.known, field, () => this.lookUp(field));
  }

  /** A Flux that lacks the field is another finding: what the field names is judged as if it had it. */
  private lookUp(field: ReferenceField): readonly string[] {
    const minor = parseFluxMinor(this.flux);
    const allowed = minor === undefined ? [] : allowedTargets(field, minor);
    return allowed.length > 0 ? allowed : field.targets.map(({ kind }) => kind);
  }
}
