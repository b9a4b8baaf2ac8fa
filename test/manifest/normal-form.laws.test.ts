import fc from 'fast-check';

import {
  emitYaml,
  type Json,
  type JsonObject,
  type KubeObject,
  normalizeObject,
  parseJson,
} from '../../lib/manifest/index.js';
import { kustomizeBuild } from '../support/kustomize.js';
import { buildKyaml } from '../support/kyaml.js';
import { findGo, findKustomize } from '../support/tools.js';
import { nastyMap, nastyString, nastyValue, TROUBLEMAKERS } from './yaml-arbitraries.js';

const missing = [findKustomize() === undefined ? 'kustomize' : '', findGo() === undefined ? 'Go' : ''].filter(Boolean);
const reason = missing.length === 0 ? '' : ` (skipped: ${missing.join(' and ')} not installed)`;
const withTools = missing.length === 0 ? test : test.skip;

// Most bare troublemakers are no names for annotations.
const nastyName = nastyString.map((name) => `n${name}`);
const texts = fc.dictionary(nastyName, nastyString, { maxKeys: 4, noNullPrototype: true });
const nastyObject: fc.Arbitrary<JsonObject> = fc
  .record({ annotations: texts, labels: texts, data: nastyMap, value: nastyValue })
  .map(({ annotations, labels, ...fields }) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: '', labels, annotations },
    ...fields,
  }));

const troublemaker = (text: string): JsonObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: '', annotations: { [`n${text}`]: text, text } },
  data: { [text]: text, text },
  list: [text, [text], { [text]: text }],
});

const named = (object: JsonObject, index: number): JsonObject => ({
  ...object,
  metadata: { ...(object.metadata as JsonObject), name: `object-${index}` },
});

/** The objects in normal form that have no problem. */
function usable(candidates: readonly JsonObject[]): KubeObject[] {
  const forms = candidates.map((object, index) => normalizeObject(named(object, index)));
  return forms.filter(({ problems }) => problems.length === 0).flatMap(({ objects }) => objects);
}

function byName(objects: readonly Json[]): Record<string, Json> {
  return Object.fromEntries(objects.map((object) => [(object as KubeObject).metadata.name, object]));
}

withTools(
  `what is in normal form, kustomize builds as it is${reason}`,
  () => {
    const kyaml = buildKyaml();
    const objects = usable([...TROUBLEMAKERS.map(troublemaker), ...fc.sample(nastyObject, 1500)]);
    expect(objects.length).toBeGreaterThan(1000);
    const files: Record<string, string> = {};
    for (const object of objects) files[`${object.metadata.name}.yaml`] = emitYaml([{ data: object }]);
    const resources = Object.keys(files).map((name) => `- ${name}\n`);
    const { error, output } = kustomizeBuild({ ...files, 'kustomization.yaml': `resources:\n${resources.join('')}` });
    expect(error).toBe('');
    const built = parseJson(kyaml('json', [output])[0]?.output ?? '') as Json[];
    expect(byName(built)).toEqual(byName(objects));
  },
  300_000,
);

test('the normal form of a normal form is the same reference', () => {
  const check = (object: JsonObject) => {
    for (const normal of normalizeObject(named(object, 1)).objects)
      expect(normalizeObject(normal).objects[0]).toBe(normal);
  };
  fc.assert(fc.property(nastyObject, check));
});
