import { spawnSync } from 'node:child_process';

import { loadAll } from 'js-yaml';

import { compareApplyOrder } from '../../lib/api/index.js';
import type { FleetModel } from '../../lib/model/index.js';
import type { BuildView } from '../../lib/report/build-report.js';
import { renderBuild } from '../../lib/report/render-build.js';

import { built, builtCluster, failed, unknown } from './built-model.js';
import { cluster, fleet, object } from './seed-model.js';

const render = (model: FleetModel, view: Partial<BuildView> = {}) =>
  renderBuild({ model, findings: [] }, { compare: (a, b) => compareApplyOrder(a, b), ...view });

const ENTRY = 'GitRepository "flux-system/flux-system"';
const OWNER = 'applied by "flux-system/flux-system"';

const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;

function testWithKubectl(title: string, run: () => void): void {
  if (hasKubectl) test(title, run);
  else test.skip(`${title} (skipped: no kubectl)`, run);
}

describe('renderBuild', () => {
  test('heads the objects of each Kustomization with what it is, in the order in which Flux applies them', () => {
    const fleetModel = fleet(builtCluster('staging'));
    expect(render(fleetModel, { kustomization: ['flux-system/apps', 'flux-system/broken', 'flux-system/edge'] })).toBe(
      `\
# cluster "staging", Kustomization "flux-system/apps": "apps" of ${ENTRY}, ${OWNER}
apiVersion: v1
kind: Namespace
metadata:
  name: apps
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  namespace: apps
data:
  size: 12345678901234567890
---
# cluster "staging", Kustomization "flux-system/broken": "broken" of ${ENTRY}, ${OWNER}; does not build: kustomization.yaml: no such file "deployment.yaml"
# cluster "staging", Kustomization "flux-system/edge": "edge" of ${ENTRY}, ${OWNER}, into the cluster of Secret "flux-system/edge-kubeconfig"
apiVersion: v1
kind: Namespace
metadata:
  name: edge
`,
    );
  });

  test('shows every object of every cluster as a document of its own, and no other document', () => {
    const documents = loadAll(render(fleet(builtCluster('production'), builtCluster('staging'))));
    expect(documents.map((document) => (document as { kind: string }).kind)).toEqual(
      [1, 2].flatMap(() => [...Array(4).fill('Kustomization'), 'Namespace', 'ConfigMap', 'Namespace']),
    );
  });

  testWithKubectl('is read back by kubectl', () => {
    const text = { ...object('v1 ConfigMap apps/text'), data: { text: 'a\n---\n# b\n\n\n' } };
    const model = fleet(builtCluster('one'), cluster('two', [built('flux-system', [text]), failed('apps', 'is gone')]));
    const args = ['annotate', '--local', '--filename', '-', 'read=back', '--output', 'name'];
    const { stdout, stderr } = spawnSync('kubectl', args, { encoding: 'utf8', input: render(model) });
    expect([stderr, stdout.trim().split('\n')]).toEqual([
      '',
      [
        'kustomization.kustomize.toolkit.fluxcd.io/apps',
        'kustomization.kustomize.toolkit.fluxcd.io/broken',
        'kustomization.kustomize.toolkit.fluxcd.io/edge',
        'kustomization.kustomize.toolkit.fluxcd.io/infra',
        'namespace/apps',
        'configmap/web',
        'namespace/edge',
        'configmap/text',
      ],
    ]);
  });

  test('says what is not all known, and who the entry is', () => {
    const entry = unknown('flux-system', 'kustomization.yaml: "https://example.org/base" is remote', {
      owner: '',
      path: '',
    });
    expect(render(fleet(cluster('one', [entry])))).toBe(
      `# cluster "one", Kustomization "flux-system/flux-system": "." of ${ENTRY}, the entry; not all is known: kustomization.yaml: "https://example.org/base" is remote\n`,
    );
  });

  test('keeps a comment on its line, whatever stands in a message', () => {
    const text = render(fleet(cluster('one', [failed('flux-system', 'one\ntwo\u2028three\u0000four é 🙂')])));
    expect(text.split('\n')).toHaveLength(2);
    expect(text).toMatch(/does not build: one two three four é 🙂\n$/);
  });

  test('puts apiVersion, kind and metadata first', () => {
    const settings = { metadata: { name: 'a' }, data: { b: '1' }, kind: 'ConfigMap', apiVersion: 'v1' };
    expect(
      render(fleet(cluster('one', [built('flux-system', [settings])])))
        .split('\n')
        .slice(1, 3),
    ).toEqual(['apiVersion: v1', 'kind: ConfigMap']);
  });

  test('shows only the clusters asked for, by name or entry folder', () => {
    const one = cluster('one', [built('flux-system', [object('v1 Namespace a')], { path: 'clusters/one' })]);
    const two = cluster('two', [built('flux-system', [object('v1 Namespace b')], { path: 'clusters/two' })]);
    expect(render(fleet(one, two), { cluster: ['clusters/two'] })).toBe(render(fleet(two)));
  });

  test('hands the Flux of the cluster to the order', () => {
    const seen = new Set<string>();
    const compare: BuildView['compare'] = (_a, _b, flux) => seen.add(flux).size;
    render(fleet({ ...builtCluster('one'), flux: '2.6' }), { compare });
    expect([...seen]).toEqual(['2.6']);
  });

  test('is empty where there is no cluster', () => {
    expect(render(fleet())).toBe('');
  });
});
