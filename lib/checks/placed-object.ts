import type { FluxKind } from '../api/index.js';
import type { ObjectId } from '../manifest/index.js';
import type { ObjectModel } from '../model/index.js';

import type { NameForm } from './name-form.js';
import type { Owner } from './owners.js';
import type { KindSchema } from './schema-table.js';

/** An object and the Kustomization that applies it. */
export interface PlacedObject {
  readonly declared: ObjectModel;
  readonly owner: Owner;
}

export interface FluxObject extends PlacedObject {
  readonly flux: FluxKind;
  /** Who it is once it is applied. */
  readonly id: ObjectId;
}

/** One whose name, or that of its namespace, is not of the form that Kubernetes asks for. */
export interface MisnamedObject extends PlacedObject {
  readonly field: 'name' | 'namespace';
  readonly form: NameForm;
}

/** An object whose kind has a schema. */
export interface DescribedObject extends PlacedObject {
  readonly kindSchema: KindSchema;
}

/** Two objects with one identity in one target: of one Kustomization where it has two, else of two Kustomizations. */
export interface Clash {
  readonly id: ObjectId;
  readonly first: PlacedObject;
  readonly second: PlacedObject;
}
