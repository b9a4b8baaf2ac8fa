import { type FluxMinor, hasSpecField } from '../../api/index.js';
import type { JsonObject } from '../../manifest/index.js';

import { isAtLeast } from '../at-least.js';
import { saysSomething } from '../dead-fields/dead-field.js';
import { type About, type SpecCheck, specRule } from '../spec-rule.js';
import { valuesAt } from '../values-at.js';

interface DeprecatedField {
  /** Below `spec`. */
  readonly path: string;
  /** The first Flux that calls it deprecated. */
  readonly since: FluxMinor;
  /** Below `spec` too; not every apiVersion has it. */
  readonly successor: string;
  /** What to write into the successor. @default - the same value */
  readonly value?: string;
}

const ALERT: readonly DeprecatedField[] = [{ path: 'summary', since: '2.5', successor: 'eventMetadata.summary' }];

const HELM_RELEASE: readonly DeprecatedField[] = [
  { path: 'install.skipCRDs', since: '0.29', successor: 'install.crds', value: 'Skip' },
];

/** FLX504: a field that still works, but not for ever. */
export const checkDeprecatedFields = specRule('FLX504', {
  Alert: ALERT.map(checkOf),
  HelmRelease: HELM_RELEASE.map(checkOf),
});

function checkOf({ path, since, successor, value }: DeprecatedField): SpecCheck {
  const [first = ''] = path.split('.');
  const hint = `write "${successor}${value === undefined ? '' : `: ${value}`}"`;
  return {
    reads: [first],
    needs: first,
    judge: (spec, about) =>
      isAtLeast(about.flux, since) && hasField(successor, about) && isUsed(path, spec)
        ? [{ path: `spec.${path}`, message: 'is deprecated', hint }]
        : [],
  };
}

function hasField(path: string, { object, flux }: About): boolean {
  const [first = ''] = path.split('.');
  const { kind, apiVersion } = object.declared.object;
  return flux !== undefined && hasSpecField(kind, apiVersion, flux, first);
}

function isUsed(path: string, spec: JsonObject): boolean {
  return valuesAt(spec, path).some(({ value }) => saysSomething(value));
}
