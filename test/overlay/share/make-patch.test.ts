import { emitYaml, type KubeObject } from '../../../lib/manifest/index.js';
import { applyPatch } from '../../../lib/overlay/index.js';
import { makePatch } from '../../../lib/overlay/share/make-patch.js';
import { readYaml } from './read-yaml.js';

type Case = readonly [title: string, objects: string, patch: string];

const MERGED: readonly Case[] = [
  [
    'another image and other replicas, with the container by its name',
    `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: podinfo
  namespace: apps
spec:
  replicas: 1
  template:
    spec:
      containers:
      - name: podinfo
        image: podinfo:6.0
        env:
        - name: LEVEL
          value: info
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: podinfo
  namespace: apps
spec:
  replicas: 3
  template:
    spec:
      containers:
      - name: podinfo
        image: podinfo:6.1
        env:
        - name: LEVEL
          value: info
`,
    `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: podinfo
  namespace: apps
spec:
  replicas: 3
  template:
    spec:
      containers:
      - name: podinfo
        image: podinfo:6.1
`,
  ],
  [
    'a variable in front of the others, and one that goes',
    `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: podinfo
spec:
  template:
    spec:
      containers:
      - name: podinfo
        env:
        - name: LEVEL
          value: info
        - name: DEBUG
          value: 'on'
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: podinfo
spec:
  template:
    spec:
      containers:
      - name: podinfo
        env:
        - name: REGION
          value: eu
        - name: LEVEL
          value: info
`,
    `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: podinfo
spec:
  template:
    spec:
      containers:
      - name: podinfo
        env:
        - name: REGION
          value: eu
        - name: DEBUG
          $patch: delete
`,
  ],
  [
    'a field of the second port, which stays where it is',
    `
apiVersion: v1
kind: Service
metadata:
  name: podinfo
spec:
  ports:
  - name: http
    port: 80
    protocol: TCP
    targetPort: http
  - name: metrics
    port: 9797
    protocol: TCP
    targetPort: metrics
---
apiVersion: v1
kind: Service
metadata:
  name: podinfo
spec:
  ports:
  - name: http
    port: 80
    protocol: TCP
    targetPort: http
  - name: metrics
    port: 9797
    protocol: TCP
    targetPort: http
`,
    `
- op: replace
  path: /spec/ports/1/targetPort
  value: http
`,
  ],
  [
    'a list as a whole, where operations take as many lines with the target in the kustomization file',
    `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
spec:
  valuesFiles:
  - a.yaml
  - b.yaml
  - c.yaml
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
spec:
  valuesFiles:
  - b.yaml
  - d.yaml
  - e.yaml
`,
    `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
spec:
  valuesFiles:
  - b.yaml
  - d.yaml
  - e.yaml
`,
  ],
  [
    'a label that goes and one that comes',
    `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: podinfo
  namespace: apps
  labels:
    team: blue
    tier: web
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: podinfo
  namespace: apps
  labels:
    team: blue
    stage: test
`,
    `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: podinfo
  namespace: apps
  labels:
    stage: test
    tier: null
`,
  ],
  [
    'values of a HelmRelease: only those that differ, and null for one that goes',
    `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
  namespace: apps
spec:
  interval: 30m
  values:
    replicaCount: 1
    ingress:
      enabled: true
      host: a.example.org
    cache: redis
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
  namespace: apps
spec:
  interval: 30m
  values:
    replicaCount: 2
    ingress:
      enabled: true
      host: b.example.org
`,
    `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
  namespace: apps
spec:
  values:
    replicaCount: 2
    ingress:
      host: b.example.org
    cache: null
`,
  ],
  [
    'a list of which nothing stays: as a whole',
    `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
spec:
  values:
    hosts:
    - a.example.org
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
spec:
  values:
    hosts:
    - b.example.org
    - c.example.org
`,
    `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
spec:
  values:
    hosts:
    - b.example.org
    - c.example.org
`,
  ],
  [
    'many changes and a variable at the end, with the one before it named for the order, since JSON 6902 is longer',
    `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: podinfo
spec:
  replicas: 1
  template:
    spec:
      serviceAccountName: a
      priorityClassName: low
      containers:
      - name: podinfo
        image: podinfo:6.0
        imagePullPolicy: Always
        env:
        - name: LEVEL
          value: info
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: podinfo
spec:
  replicas: 3
  template:
    spec:
      serviceAccountName: b
      priorityClassName: high
      containers:
      - name: podinfo
        image: podinfo:6.1
        imagePullPolicy: Never
        env:
        - name: LEVEL
          value: info
        - name: REGION
          value: eu
`,
    `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: podinfo
spec:
  replicas: 3
  template:
    spec:
      serviceAccountName: b
      priorityClassName: high
      containers:
      - name: podinfo
        image: podinfo:6.1
        imagePullPolicy: Never
        env:
        - name: LEVEL
        - name: REGION
          value: eu
`,
  ],
];

const LISTED: readonly Case[] = [
  [
    'another image, other replicas and one more variable, which strategic merge would put in front',
    `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: podinfo
spec:
  replicas: 1
  template:
    spec:
      containers:
      - name: podinfo
        image: podinfo:6.0
        env:
        - name: LEVEL
          value: info
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: podinfo
spec:
  replicas: 3
  template:
    spec:
      containers:
      - name: podinfo
        image: podinfo:6.1
        env:
        - name: LEVEL
          value: info
        - name: REGION
          value: eu
`,
    `
- op: replace
  path: /spec/replicas
  value: 3
- op: replace
  path: /spec/template/spec/containers/0/image
  value: podinfo:6.1
- op: add
  path: /spec/template/spec/containers/0/env/-
  value:
    name: REGION
    value: eu
`,
  ],
  [
    'a field of the second container, which strategic merge would move to the front',
    `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: podinfo
spec:
  template:
    spec:
      containers:
      - name: podinfo
        image: podinfo:6.0
      - name: proxy
        image: envoy:1.30
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: podinfo
spec:
  template:
    spec:
      containers:
      - name: podinfo
        image: podinfo:6.0
      - name: proxy
        image: envoy:1.31
`,
    `
- op: replace
  path: /spec/template/spec/containers/1/image
  value: envoy:1.31
`,
  ],
  [
    'one more container',
    `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: podinfo
spec:
  template:
    spec:
      containers:
      - name: podinfo
        image: podinfo:6.0
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: podinfo
spec:
  template:
    spec:
      containers:
      - name: podinfo
        image: podinfo:6.0
      - name: proxy
        image: envoy:1.30
`,
    `
- op: add
  path: /spec/template/spec/containers/-
  value:
    name: proxy
    image: envoy:1.30
`,
  ],
  [
    'a field in a list without merge key',
    `
apiVersion: v1
kind: LimitRange
metadata:
  name: common
  namespace: apps
spec:
  limits:
  - type: PersistentVolumeClaim
    max:
      storage: 50Gi
  - type: Container
    default:
      cpu: '1'
      memory: 1Gi
---
apiVersion: v1
kind: LimitRange
metadata:
  name: common
  namespace: apps
spec:
  limits:
  - type: PersistentVolumeClaim
    max:
      storage: 100Gi
  - type: Container
    default:
      cpu: '1'
      memory: 1Gi
`,
    `
- op: replace
  path: /spec/limits/0/max/storage
  value: 100Gi
`,
  ],
  [
    'another host of an Ingress',
    `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: podinfo
spec:
  tls:
  - hosts:
    - a.example.org
    secretName: podinfo-tls
  rules:
  - host: a.example.org
    http:
      paths:
      - path: /
        pathType: Prefix
        backend:
          service:
            name: podinfo
            port:
              name: http
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: podinfo
spec:
  tls:
  - hosts:
    - b.example.org
    secretName: podinfo-tls
  rules:
  - host: b.example.org
    http:
      paths:
      - path: /
        pathType: Prefix
        backend:
          service:
            name: podinfo
            port:
              name: http
`,
    `
- op: replace
  path: /spec/tls/0/hosts/0
  value: b.example.org
- op: replace
  path: /spec/rules/0/host
  value: b.example.org
`,
  ],
  [
    'a null, with which Helm unsets a default',
    `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
spec:
  values:
    resources:
      limits:
        cpu: 1
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
spec:
  values:
    resources:
      limits:
        cpu: null
`,
    `
- op: replace
  path: /spec/values/resources/limits/cpu
  value: null
`,
  ],
  [
    'a key that would be a directive, and one with signs of pointers',
    `
apiVersion: example.org/v1
kind: Widget
metadata:
  name: podinfo
spec:
  a: 1
---
apiVersion: example.org/v1
kind: Widget
metadata:
  name: podinfo
spec:
  a: 1
  $patch: delete
  b/c~d: 2
`,
    `
- op: add
  path: /spec/$patch
  value: delete
- op: add
  path: /spec/b~1c~0d
  value: 2
`,
  ],
  [
    'a list as a whole, where its parts take more lines',
    `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
spec:
  values:
    web:
      args:
      - a
      - b
      - c
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: podinfo
spec:
  values:
    web:
      args:
      - b
      - d
      - e
`,
    `
- op: replace
  path: /spec/values/web/args
  value:
  - b
  - d
  - e
`,
  ],
  [
    'items of a custom resource that come, go and change',
    `
apiVersion: example.org/v1
kind: Widget
metadata:
  name: podinfo
spec:
  parts:
  - name: a
    size: 1
    color: red
  - name: b
    size: 1
    color: red
  - name: c
    size: 1
    color: red
  - name: d
    size: 1
    color: red
---
apiVersion: example.org/v1
kind: Widget
metadata:
  name: podinfo
spec:
  parts:
  - name: new
  - name: a
    size: 1
    color: red
  - name: c
    size: 2
    color: red
  - name: d
    size: 1
    color: red
  - name: last
`,
    `
- op: remove
  path: /spec/parts/1
- op: add
  path: /spec/parts/0
  value:
    name: new
- op: replace
  path: /spec/parts/2/size
  value: 2
- op: add
  path: /spec/parts/-
  value:
    name: last
`,
  ],
  [
    'a text that becomes a number',
    `
apiVersion: v1
kind: Service
metadata:
  name: podinfo
spec:
  ports:
  - name: http
    port: 80
    targetPort: http
---
apiVersion: v1
kind: Service
metadata:
  name: podinfo
spec:
  ports:
  - name: http
    port: 80
    targetPort: 9898
`,
    `
- op: replace
  path: /spec/ports/0/targetPort
  value: 9898
`,
  ],
];

function both(objects: string): readonly [KubeObject, KubeObject] {
  return readYaml(objects) as readonly [KubeObject, KubeObject];
}

describe.each([
  ['Strategic merge', MERGED],
  ['JSON 6902', LISTED],
])('%s says', (_form, cases) => {
  it.each(cases)('%s', (_title, objects, expected) => {
    const [from, to] = both(objects);
    const patch = makePatch(from, to) ?? {};
    expect(`\n${emitYaml([{ data: patch }])}`).toBe(expected);
    expect(applyPatch(from, patch)).toEqual(to);
  });
});

describe('No patch is made', () => {
  it('where none is certain: JSON 6902 loses digits, and strategic merge sets no null', () => {
    const [from, to] = both(`
apiVersion: example.org/v1
kind: Widget
metadata:
  name: podinfo
spec:
  size: 12345678901234567890
---
apiVersion: example.org/v1
kind: Widget
metadata:
  name: podinfo
spec:
  size: 12345678901234567890
  color: null
`);
    expect(makePatch(from, to)).toBeUndefined();
  });

  it('where nothing differs but the order of keys: this is a mistake of the caller', () => {
    const [from, to] = both(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: podinfo
  namespace: apps
data:
  a: '1'
  b: '2'
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: podinfo
  namespace: apps
data:
  b: '2'
  a: '1'
`);
    expect(() => makePatch(from, to)).toThrow('ConfigMap "apps/podinfo" needs no patch: nothing differs');
  });
});
