// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is about the variables of Flux
import type { KubeObject } from '../../lib/manifest/index.js';
import type { BuildState, ClusterModel, KustomizationModel } from '../../lib/model/index.js';
import type { ProofCase } from './built/cases.js';
import { fluxVerdict } from './built/flux-verdict.js';
import { different, EQUAL } from './built/verdict.js';

const configMap = (text: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a', namespace: 'apps' },
  data: { text },
});

/** A Kustomization that builds one ConfigMap and fills in variables, but not that of an outside ConfigMap. */
function proofCase(built: string, applied: string, state: Partial<BuildState> = {}): ProofCase {
  const build: BuildState = { status: 'built', message: '', unknownVariables: ['DOMAIN'], ...state };
  const object = (text: string) => ({ object: configMap(text), origin: undefined });
  return {
    cluster: {} as ClusterModel,
    kustomization: { build, applied: [object(applied)] } as unknown as KustomizationModel,
    build: {
      answer: { objects: [{ object: configMap(built), file: '' }], remote: [] },
    } as unknown as ProofCase['build'],
    variables: {},
    strict: true,
  };
}

const answer = (text: string) => ({ objects: [configMap(text)] });

test('an object with a bare variable that nobody knows is compared as it is applied', () => {
  const proof = proofCase('${A} ${DOMAIN}', 'a ${DOMAIN}');
  expect(fluxVerdict(proof, answer('a ${DOMAIN}'), answer('${A} ${DOMAIN}'))).toEqual({
    verdict: EQUAL,
    beforeSubstitution: 0,
  });
});

test('an object with more than that is compared as kustomize builds it', () => {
  const proof = proofCase('${A} ${DOMAIN:-x}', 'a ${DOMAIN:-x}');
  expect(fluxVerdict(proof, answer('a ${DOMAIN}'), answer('${A} ${DOMAIN:-x}'))).toEqual({
    verdict: EQUAL,
    beforeSubstitution: 1,
  });
  expect(fluxVerdict(proof, answer('a ${DOMAIN}'), answer('other'))).toEqual({
    verdict: different('ConfigMap "apps/a" differs'),
    beforeSubstitution: 1,
  });
});

test.each([
  ['both refuse', 'failed', { error: 'no' }, EQUAL],
  ['Flux refuses', 'built', { error: 'no' }, different('Flux refuses it: no')],
  ['we refuse', 'failed', answer('x'), different('Flux builds it, we do not: why')],
] as const)('what fails must fail for Flux too: %s', (_title, status, whole, verdict) => {
  const proof = proofCase('x', 'x', { status, message: 'why', unknownVariables: [] });
  expect(fluxVerdict(proof, whole, answer('x'))).toEqual({ verdict, beforeSubstitution: 0 });
});
