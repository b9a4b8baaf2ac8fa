import { type FluxMinor, WELL_KNOWN } from '../api/index.js';

/** A label or annotation by which one object asks Flux for other treatment. */
export interface Control {
  readonly values: readonly string[];
  /** What people write for what happens anyway. */
  readonly default?: string;
  /** Whether upper and lower case are told apart. */
  readonly exact?: true;
  readonly places: readonly ('labels' | 'annotations')[];
  readonly since?: FluxMinor;
}

const BOTH = ['labels', 'annotations'] as const;
const { controls, labels } = WELL_KNOWN;

export const CONTROLS: Readonly<Record<string, Control>> = {
  [controls.reconcile]: { values: ['disabled'], default: 'enabled', places: BOTH },
  [controls.ssa]: { values: ['Override', 'Merge', 'IfNotPresent', 'Ignore'], places: BOTH },
  [controls.prune]: { values: ['disabled'], default: 'enabled', places: BOTH },
  [controls.force]: { values: ['enabled'], default: 'disabled', places: BOTH },
  [controls.substitute]: { values: ['disabled'], default: 'enabled', exact: true, places: BOTH },
  [controls.decrypt]: { values: ['disabled'], default: 'enabled', places: ['annotations'] },
  [labels.watch]: { values: ['Enabled'], default: 'Disabled', exact: true, places: ['labels'], since: '2.7' },
};

/** What all other names of controls begin with. */
const PREFIX = 'kustomize.toolkit.fluxcd.io/';

/** Whether a label or annotation looks like a control: cheap, since it is asked about all there are. */
export function isControlLike(name: string): boolean {
  return name.startsWith(PREFIX) || name === labels.watch;
}
