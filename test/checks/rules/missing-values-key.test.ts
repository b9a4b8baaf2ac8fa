// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is about the variables of Flux
import { checkMissingValuesKeys } from '../../../lib/checks/rules/missing-values-key.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { type Declared, flux, object } from '../support.js';

const base = { kind: 'ConfigMap', name: 'base' };
const map = (data: JsonObject) => object('ConfigMap apps/base', { data });
const release = (...valuesFrom: JsonObject[]) => flux('HelmRelease apps/web', { valuesFrom });
const judged = (reference: JsonObject, ...beside: Declared[]) =>
  judge(checkMissingValuesKeys, { objects: [release(reference), ...beside] });
const missing = (key: string, hint: string, severity = 'error') =>
  `${severity} FLX535 HelmRelease "apps/web": spec.valuesFrom[0] needs the key "${key}", which ConfigMap "apps/base" does not have; ${hint}`;
const ADVICE = 'add it there, or write another "valuesKey"';

describe('valuesFrom', () => {
  test.each<[string, JsonObject, Declared[]]>([
    ['the default key', base, [map({ 'values.yaml': '' })]],
    ['a key by name', { ...base, valuesKey: 'web.yaml' }, [map({ 'web.yaml': '' })]],
    ['a key of binaryData', base, [object('ConfigMap apps/base', { binaryData: { 'values.yaml': '' } })]],
    ['an optional key', { ...base, optional: true }, [map({})]],
    ['a ConfigMap of the cluster', base, []],
    ['a ConfigMap of another namespace', base, [object('ConfigMap other/base', { data: {} })]],
    ['a Secret', { kind: 'Secret', name: 'base' }, [object('Secret apps/base', { data: {} })]],
  ])('may take %s', (_, reference, beside) => {
    expect(judged(reference, ...beside)).toEqual([]);
  });

  test('must not take a key that is not there', () => {
    expect(judged({ ...base, valuesKey: 'vaules.yaml' }, map({ 'values.yaml': '' }))).toEqual([
      missing('vaules.yaml', 'did you mean "values.yaml"?'),
    ]);
  });

  test.each<[string, Declared]>([
    ['other keys', map({ config: '' })],
    ['no keys', object('ConfigMap apps/base')],
  ])('must not take the default key of a ConfigMap with %s', (_, beside) => {
    expect(judged(base, beside)).toEqual([missing('values.yaml', ADVICE)]);
  });

  test('may take a key that a patch may bring', () => {
    const spec = { patches: [{ patch: 'kind: ConfigMap' }] };
    const kustomizations = { a: { spec, objects: [map({})] } };
    expect(judge(checkMissingValuesKeys, { objects: [release(base)], kustomizations })).toEqual([
      missing('values.yaml', ADVICE, 'unknown'),
    ]);
  });

  test('may take a key that Flux fills in', () => {
    const spec = { postBuild: { substitute: { KEY: 'values.yaml' } } };
    const kustomizations = { a: { spec, objects: [map({ '${KEY}': '' })] } };
    expect(judge(checkMissingValuesKeys, { objects: [release(base)], kustomizations })).toEqual([]);
  });
});
