import type { JsonObject } from '../../../lib/manifest/index.js';

import { type ClusterInput, findingsOf as allFindingsOf, lines, object } from '../support.js';

/** What other rules say of the same objects is their own matter. */
const findingsOf = (input: ClusterInput) => allFindingsOf(input).filter((text) => / FLX12\d /.test(text));

const KS = 'Kustomization "flux-system/apps"';
const NAMES = 'letters, digits and "_", no digit first';
const vars = (data: JsonObject, kind = 'ConfigMap') => object(`${kind} flux-system/vars`, { data, sops: {} });
const from = (more: JsonObject = {}) => ({ substituteFrom: [{ kind: 'ConfigMap', name: 'vars', ...more }] });
const apps = (postBuild: JsonObject) => ({ apps: { spec: { postBuild } } });

describe('The variables of a Kustomization', () => {
  test.each<[string, JsonObject]>([
    ['given in it', { substitute: { DOMAIN: 'example.org', _a1: '' } }],
    ['from a ConfigMap of the app', from()],
    ['from a ConfigMap of the cluster', { substituteFrom: [{ kind: 'ConfigMap', name: 'other' }] }],
    ['from what is no ConfigMap or Secret', { substituteFrom: [{ kind: 'Other', name: 'vars' }, 'x'] }],
  ])('may be %s', (_, postBuild) => {
    expect(findingsOf({ kustomizations: apps(postBuild), objects: [vars({ A: 'a' })] })).toEqual([]);
  });

  test('must have names', () => {
    const postBuild = { substitute: { 'a-b': '', '1st': '' } };
    expect(findingsOf({ kustomizations: apps(postBuild) })).toEqual([
      lines(
        `error FLX122 ${KS}: spec.postBuild.substitute.a-b is no variable name, so that Flux builds nothing; take ${NAMES}`,
        'at flux-system/apps',
      ),
      lines(
        `error FLX122 ${KS}: spec.postBuild.substitute["1st"] is no variable name, so that Flux builds nothing; take ${NAMES}`,
        'at flux-system/apps',
      ),
    ]);
  });

  test.each(['ConfigMap', 'Secret'])('must all have names in a %s', (kind) => {
    const objects = [[vars({ A: 'a', 'app.yaml': '' }, kind), 'staging/vars'] as const];
    expect(findingsOf({ kustomizations: apps(from({ kind })), objects })).toEqual([
      lines(
        `error FLX122 ${kind} "flux-system/vars": has the key "app.yaml", which is no variable name, so that ${KS} does not build: it takes its variables from here; take ${NAMES}, or put the key into another ${kind}`,
        'at staging/vars',
      ),
    ]);
  });

  test('cannot come from what the Kustomization itself applies', () => {
    const own = { spec: { postBuild: from() }, objects: [vars({ A: 'a' })] };
    expect(findingsOf({ kustomizations: { apps: own } })).toEqual([
      lines(
        `error FLX120 ${KS}: spec.postBuild.substituteFrom[0] needs ConfigMap "flux-system/vars" to be built, and applies it only after that; move it to a Kustomization that this one depends on`,
        'at flux-system/apps',
      ),
    ]);
    const optional = { ...own, spec: { postBuild: from({ optional: true }) } };
    expect(findingsOf({ kustomizations: { apps: optional } })).toEqual([]);
  });

  test('lose their line breaks', () => {
    expect(findingsOf({ kustomizations: apps({ substitute: { CERT: 'a\nb\n' } }) })).toEqual([
      lines(
        `warning FLX127 ${KS}: spec.postBuild.substitute.CERT has line breaks, which Flux removes; put text of several lines into the object itself, or into a ConfigMap that the workload reads`,
        'at flux-system/apps',
      ),
    ]);
  });
});
