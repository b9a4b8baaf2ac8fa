import { describeInstalled } from './npm.js';
import { packedPackage } from './pack.js';
import { Project } from './project.js';

jest.setTimeout(300_000);

const SYNC = `\
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: flux-system, namespace: flux-system}
spec: {interval: 1m, url: "https://example.org/fleet.git", ref: {branch: main}}
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: flux-system, namespace: flux-system}
spec: {interval: 10m, path: ./clusters/one, prune: true, sourceRef: {kind: GitRepository, name: flux-system}}
`;
const APPS = `\
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: apps, namespace: flux-system}
spec:
  interval: 10m
  path: ./apps
  prune: true
  sourceRef: {kind: GitRepository, name: flux-system}
  postBuild: {substitute: {MODE: "0755"}}
`;
const REPOSITORY = {
  'fleet/clusters/one/flux-system/gotk-sync.yaml': SYNC,
  'fleet/clusters/one/apps.yaml': APPS,
  'fleet/apps/kustomization.yaml': 'resources: [settings.yaml]\nnamePrefix: my-\n',
  'fleet/apps/settings.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: apps}\ndata: {mode: "m\${MODE}"}\n`,
};
const SETTINGS = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'my-settings', namespace: 'apps' },
  data: { mode: 'm0755' },
};

describeInstalled('the engine of the package', () => {
  let project: Project;

  beforeAll(() => {
    project = new Project({ 'package.json': '{ "name": "user", "private": true }', ...REPOSITORY });
    project.install(packedPackage());
  });

  afterAll(() => project.remove());

  test.each(['commonjs', 'module'])('builds a repository in a project of type "%s", and keeps the answers', (type) => {
    project.write('package.json', JSON.stringify({ name: 'user', private: true, type }));
    const build = ['FLUX_FLEET_CACHE=kept', 'npx', 'flux-fleet', 'build', 'fleet', '--format', 'json'];
    const { code, stdout, stderr } = project.run('env', ...build);
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('error')]);
    const [cluster] = JSON.parse(stdout).clusters;
    const apps = cluster.kustomizations.find(({ name }: { name: string }) => name === 'apps');
    expect(apps.objects.map(({ manifest }: { manifest: unknown }) => manifest)).toEqual([
      { ...SETTINGS, metadata: expect.objectContaining(SETTINGS.metadata) },
    ]);
    expect(project.run('env', ...build)).toEqual({ code, stdout, stderr });
    expect(Object.keys(project.filesIn('kept')).length).toBeGreaterThan(0);
  });
});
