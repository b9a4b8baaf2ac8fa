import { ConfigMapGenerator, DataFile, Folder, Kustomization, SecretGenerator } from 'cdk8s-fluxcd';

import { filesOf, fleetOf, messagesOf } from './support.js';

/** The files of one Kustomization `apps`, which has what `build` puts into it. */
function appsFiles(build: (apps: Kustomization) => void): Record<string, string> {
  const app = fleetOf((cluster) => build(new Kustomization(cluster, 'apps', { path: './apps' })));
  expect(messagesOf(app)).toEqual([]);
  return Object.fromEntries(Object.entries(filesOf(app)).filter(([path]) => path.startsWith('apps/')));
}

describe('A ConfigMapGenerator', () => {
  it('is an entry of the kustomization file, with its files beside it', () => {
    const files = appsFiles((apps) => {
      new ConfigMapGenerator(apps, 'beetle-config', {
        literals: { LEVEL: 'info', QUOTED: '"yes"' },
        files: { 'config.yaml': { workers: 4, name: '0755' }, 'feature.json': { on: true }, motd: 'hello\n' },
      });
    });
    expect(files).toEqual({
      'apps/config.yaml': "workers: 4\nname: '0755'\n",
      'apps/feature.json': '{\n  "on": true\n}\n',
      'apps/motd': 'hello\n',
      'apps/kustomization.yaml': `# data file config.yaml
# data file feature.json
# data file motd
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
configMapGenerator:
- name: beetle-config
  files:
  - config.yaml
  - feature.json
  - motd
  literals:
  - LEVEL=info
  - QUOTED=""yes""
`,
    });
  });

  it('says what is not the default', () => {
    const files = appsFiles((apps) => {
      const base = new Folder(apps, 'base', { namespace: 'beetle' });
      new ConfigMapGenerator(base, 'beetle-config', { files: { 'config.yaml': 'a: 1\n' } });
      new ConfigMapGenerator(apps, 'override', {
        name: 'beetle-config',
        namespace: 'beetle',
        behavior: 'merge',
        hash: false,
        files: { 'config.yaml': DataFile.vendored('config/beetle.yaml') },
        labels: { team: 'a' },
        annotations: { note: 'b' },
      });
    });
    expect(files).toEqual({
      'apps/base/config.yaml': 'a: 1\n',
      'apps/base/kustomization.yaml': `# data file config.yaml
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: beetle
configMapGenerator:
- name: beetle-config
  files:
  - config.yaml
`,
      'apps/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
- base
configMapGenerator:
- name: beetle-config
  namespace: beetle
  behavior: merge
  files:
  - config.yaml=../config/beetle.yaml
  options:
    disableNameSuffixHash: true
    labels:
      team: a
    annotations:
      note: b
`,
    });
  });
});

describe('A SecretGenerator', () => {
  it('names encrypted files, which are not touched', () => {
    const files = appsFiles((apps) => {
      new SecretGenerator(apps, 'keys', {
        type: 'kubernetes.io/tls',
        files: { 'tls.key': DataFile.vendored('secrets/tls.key') },
      });
    });
    expect(files).toEqual({
      'apps/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
secretGenerator:
- name: keys
  type: kubernetes.io/tls
  files:
  - ../secrets/tls.key
`,
    });
  });
});
