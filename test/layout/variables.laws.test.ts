// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is about the variables of Flux
import { ApiObject } from 'cdk8s';
import { Kustomization } from 'cdk8s-fluxcd';
import fc from 'fast-check';

import { isJsonObject, parseYaml } from '../../lib/manifest/index.js';
import { filesOf, fleetOf, messagesOf, objectOf } from '../fleet/support.js';
import { envsubst } from '../support/envsubst.js';
import { kustomizeBuild } from '../support/kustomize.js';
import { findGo, findKustomize } from '../support/tools.js';

const missing = [findKustomize() === undefined ? 'kustomize' : '', findGo() === undefined ? 'Go' : ''].filter(Boolean);
const withTools = missing.length === 0 ? test : test.skip;
const reason = missing.length === 0 ? '' : ` (skipped: ${missing.join(' and ')} not installed)`;
const numRuns = Number(process.env.LAYOUT_RUNS ?? 8);

const VARIABLE = 0;
const LITERALS = [
  '$',
  '${',
  '${HOME}',
  '$$',
  '{',
  '}',
  'a',
  ': ',
  '# ',
  '\n',
  ' ',
  '"',
  "'",
  '\t',
  '- ',
  '\\',
  '\u00e9',
];
const part = fc.oneof(fc.constantFrom(...LITERALS), fc.constant(VARIABLE));
const texts = fc.array(fc.array(part, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 30 });
type Parts = readonly (string | typeof VARIABLE)[];

const joined = (parts: Parts, variable: string) => parts.map((each) => (each === VARIABLE ? variable : each)).join('');

/** The data of a ConfigMap after the real kustomize, which finds what is declared, and Flux's own envsubst. */
function applied(all: readonly Parts[]): unknown {
  const app = fleetOf((cluster) => {
    const token = cluster.variable('A', { value: '<A>' });
    const data = Object.fromEntries(all.map((parts, index) => [`text${index}`, joined(parts, token)]));
    const apps = new Kustomization(cluster, 'apps', { objects: { namespace: 'web' } });
    new ApiObject(apps, 'web', { apiVersion: 'v1', kind: 'ConfigMap', data: { ...data, used: token } });
  });
  expect(messagesOf(app)).toEqual([]);
  const { output, error } = kustomizeBuild(filesOf(app), 'deploy/staging/apps');
  expect(error).toBe('');
  expect(parseYaml(output).documents).toEqual([objectOf(app, 'ConfigMap', 'web')]);
  const [object] = parseYaml(envsubst([output])[0]?.output ?? '').documents;
  return isJsonObject(object) ? object.data : undefined;
}

withTools(`What is written around variables is what Flux applies, with their values${reason}`, () => {
  const check = (all: Parts[]) => {
    const data = all.map((parts, index) => [`text${index}`, joined(parts, '<A>')] as const);
    expect(applied(all)).toEqual({ ...Object.fromEntries(data), used: '<A>' });
  };
  fc.assert(fc.property(texts, check), { numRuns });
});
