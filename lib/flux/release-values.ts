import { Construct, type IConstruct } from 'constructs';

import { clusterContextOf } from './context.js';
import { cycleIn } from './cycle.js';
import type { IFluxObject } from './flux-object.js';
import type { HelmReleaseValuesFrom } from './generated/helm-release-spec.js';
import { mergeValues } from './merge-values.js';
import { misuse, shown } from './misuse.js';
import type { SpecFields } from './spec.js';
import { plainFields } from './written-spec.js';

/** How values are taken from a ConfigMap or Secret. */
export type ValuesFromOptions = Pick<HelmReleaseValuesFrom, 'valuesKey' | 'targetPath' | 'optional' | 'literal'>;

/** In the order of reading. */
const OPTIONS: readonly (keyof ValuesFromOptions)[] = ['valuesKey', 'targetPath', 'optional', 'literal'];

/** What a HelmRelease gives its chart: values that are merged, and references to more of them. */
export class ReleaseValues {
  private merged: unknown;
  private references: unknown;

  constructor(
    private readonly release: IFluxObject,
    { values, valuesFrom }: SpecFields,
  ) {
    this.merged = values;
    this.references = valuesFrom === undefined ? undefined : this.written(valuesFrom);
  }

  get values(): unknown {
    return this.merged;
  }

  get valuesFrom(): unknown {
    return this.references;
  }

  /** @throws when they are no map, or contain themselves */
  add(values: unknown): void {
    if (typeof values !== 'object' || values === null || Array.isArray(values) || Construct.isConstruct(values)) {
      throw misuse(this.release, `the values to add are ${shown(values)}; give a map`);
    }
    const cycle = cycleIn({ values });
    if (cycle !== undefined) throw misuse(this.release, cycle);
    this.merged = mergeValues(this.merged, values);
  }

  /** @throws when the object is none, or in another namespace */
  addFrom(source: IConstruct | HelmReleaseValuesFrom, options: ValuesFromOptions): void {
    const before = Array.isArray(this.references) ? (this.references as readonly unknown[]) : [];
    const written = this.written([...before, source]) as readonly object[];
    const chosen = OPTIONS.filter((option) => options[option] !== undefined).map((option) => [option, options[option]]);
    this.references = [...before, { ...written.at(-1), ...Object.fromEntries(chosen) }];
  }

  private written(valuesFrom: unknown): unknown {
    return plainFields(this.release, { valuesFrom }, clusterContextOf(this.release).flux).valuesFrom;
  }
}
