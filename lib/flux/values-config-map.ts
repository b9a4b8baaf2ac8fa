import { ApiObject, type ApiObjectMetadata, Lazy } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';

import { inRange, WELL_KNOWN } from '../api/index.js';
import { emitYaml, isJsonObject } from '../manifest/index.js';

import { brand, hasBrand } from './brand.js';
import { clusterContextOf } from './context.js';
import { defaultObject } from './default-object.js';
import { misuse, pathBelow, shown } from './misuse.js';
import { resolveValue } from './resolve.js';

const BRAND = Symbol.for('cdk8s-fluxcd.ValuesConfigMap');
/** The key that a HelmRelease reads unless it says another one. */
const KEY = 'values.yaml';
/** Since then Flux looks at the label. */
const WATCHED = { since: '2.7' } as const;

export interface ValuesConfigMapProps {
  /** The values; nulls and the order of keys are kept. */
  readonly values: Readonly<Record<string, unknown>>;
  /** @default - named by its ids, in the namespace of the chart around it */
  readonly metadata?: ApiObjectMetadata;
}

/**
 * A ConfigMap with Helm values for several HelmReleases of its namespace. From Flux 2.7 on, they are upgraded as soon
 * as it changes, before at their next interval.
 *
 * @example
 *
 *   const shared = new ValuesConfigMap(apps, 'shared', { values: { ingress: { className: 'nginx' } } });
 *   release.addValuesFrom(shared);
 */
export class ValuesConfigMap extends ApiObject {
  static isValuesConfigMap(x: unknown): x is ValuesConfigMap {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): x is ValuesConfigMap {
    return ValuesConfigMap.isValuesConfigMap(x);
  }

  /** `c` itself, or its default child; throws when that is no ValuesConfigMap. */
  static override of(c: IConstruct): ValuesConfigMap {
    return defaultObject(c, ValuesConfigMap.isValuesConfigMap, 'ValuesConfigMap');
  }

  constructor(scope: Construct, id: string, props: ValuesConfigMapProps) {
    const path = pathBelow(scope, id);
    const { flux } = clusterContextOf(scope, path);
    const { values, metadata } = props ?? {};
    if (!isJsonObject(values)) throw misuse(path, `"values" is ${shown(values)}; give a map`);
    const labels = { ...(inRange(WATCHED, flux) ? { [WELL_KNOWN.labels.watch]: 'Enabled' } : {}), ...metadata?.labels };
    const text = Lazy.any({ produce: () => valuesText(values, this) }) as unknown;
    super(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { ...metadata, labels }, data: { [KEY]: text } });
    brand(this, BRAND);
  }
}

function valuesText(values: unknown, object: ApiObject): string {
  const data = resolveValue(values, object);
  if (isJsonObject(data)) return emitYaml([{ data }]);
  throw new Error('the values are no map');
}
