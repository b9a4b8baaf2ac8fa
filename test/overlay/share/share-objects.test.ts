import { emitYaml, type KubeObject } from '../../../lib/manifest/index.js';
import { type SharedObjects, shareObjects } from '../../../lib/overlay/index.js';
import { readYaml } from './read-yaml.js';

const DEPLOYMENT = (image: string, replicas: number): string => `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: podinfo
spec:
  replicas: ${replicas}
  template:
    spec:
      containers:
      - name: podinfo
        image: ${image}
        ports:
        - name: http
          containerPort: 9898
          protocol: TCP
`;

const LIMIT_RANGE = (storage: string): string => `
apiVersion: v1
kind: LimitRange
metadata:
  name: common
spec:
  limits:
  - type: PersistentVolumeClaim
    max:
      storage: ${storage}
`;

/** The base, then what each variant has, as the files of a repository would hold it. */
function shown({ base, variants }: SharedObjects): readonly string[] {
  return [
    text(base.map(({ object }) => object)),
    ...variants.map(
      ({ own, patches }) => `${text(own)}${patches.map(({ patch }) => text([patch as KubeObject])).join('')}`,
    ),
  ];
}

function text(objects: readonly KubeObject[]): string {
  return objects.length === 0 ? '' : `\n${emitYaml(objects.map((data) => ({ data })))}`;
}

describe('Variants of one base', () => {
  it('keep in their patches what is not the same in all', () => {
    const variants = [DEPLOYMENT('podinfo:6.0', 1), DEPLOYMENT('podinfo:6.0', 3)].map(readYaml);
    expect(shown(shareObjects(variants))).toEqual([
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
        ports:
        - name: http
          containerPort: 9898
          protocol: TCP
`,
      `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: podinfo
spec:
  replicas: 1
`,
      `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: podinfo
spec:
  replicas: 3
`,
    ]);
  });

  it('patch the objects of the reference, if there is one', () => {
    const variants = [LIMIT_RANGE('100Gi'), LIMIT_RANGE('50Gi'), LIMIT_RANGE('50Gi')].map(readYaml);
    const replace = `
- op: replace
  path: /spec/limits/0/max/storage
  value: 100Gi
`;
    expect(shown(shareObjects(variants, { reference: 1 }))).toEqual([LIMIT_RANGE('50Gi'), replace, '', '']);
  });

  it('add to the objects of the reference and take from them', () => {
    const account = (labels: string) => `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: podinfo
  labels:
    ${labels}
`;
    const variants = [account('team: blue'), account('stage: test')].map(readYaml);
    expect(shown(shareObjects(variants, { reference: 0 }))).toEqual([
      account('team: blue'),
      '',
      `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: podinfo
  labels:
    stage: test
    team: null
`,
    ]);
  });

  it('patch the objects as the kustomization file of the base leaves them', () => {
    const variants = [DEPLOYMENT('podinfo:6.0', 1), DEPLOYMENT('podinfo:6.1', 1), DEPLOYMENT('other:6.1', 1)].map(
      readYaml,
    );
    const transform = { namespace: 'apps', labels: { team: 'blue' }, images: [{ name: 'podinfo', newTag: '7' }] };
    const image = (name: string) => `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: podinfo
  namespace: apps
spec:
  template:
    spec:
      containers:
      - name: podinfo
        image: ${name}
`;
    const [, ...patches] = shown(shareObjects(variants, { transform }));
    expect(patches).toEqual([image('podinfo:7'), image('podinfo:7'), image('other:6.1')]);
  });

  it('need no patch where that file evens out what differs', () => {
    const variants = [DEPLOYMENT('podinfo:6.0', 1), DEPLOYMENT('podinfo:6.1', 1)].map(readYaml);
    const options = { reference: 0, transform: { images: [{ name: 'podinfo', newTag: '7' }] } };
    expect(shown(shareObjects(variants, options))).toEqual([DEPLOYMENT('podinfo:6.0', 1), '', '']);
  });
});

describe('An object stays with its variants', () => {
  const config = (fields: string) => `
apiVersion: v1
kind: ConfigMap
metadata:
  name: podinfo
${fields}`;

  it('where only some have it', () => {
    const both = `${LIMIT_RANGE('1Gi')}---${config('')}`;
    const shared = shareObjects([both, LIMIT_RANGE('1Gi'), both].map(readYaml));
    expect(shown(shared)).toEqual([LIMIT_RANGE('1Gi'), config(''), '', config('')]);
  });

  it('where only the reference lacks it', () => {
    const shared = shareObjects([config(''), LIMIT_RANGE('1Gi'), config('')].map(readYaml), { reference: 1 });
    expect(shown(shared)).toEqual(['', config(''), LIMIT_RANGE('1Gi'), config('')]);
  });

  it('where namespaces or versions differ, which no patch could change', () => {
    const variants = ['  namespace: a\n', '  namespace: b\n', ''].map(config);
    expect(shown(shareObjects(variants.map(readYaml)))).toEqual(['', ...variants]);
  });

  it('where one has it twice', () => {
    const twice = `${config('data:\n  a: b\n')}---${config('')}`;
    expect(shown(shareObjects([config(''), twice].map(readYaml)))).toEqual(['', config(''), twice]);
    expect(shown(shareObjects([twice, twice].map(readYaml)))).toEqual(['', twice, twice]);
  });

  it('where no patch is certain to lead to it, also with those that would need none', () => {
    const variants = ['count: 12345678901234567890\n', 'count: 12345678901234567890\nnothing: null\n'].map(config);
    expect(shown(shareObjects(variants.map(readYaml), { reference: 0 }))).toEqual(['', ...variants]);
  });

  it('where kustomize refuses what the file of the base would do to one of them', () => {
    const labelled = ['1', '2'].map((value): KubeObject[] => {
      const metadata = { name: 'podinfo', labels: 'none' };
      return [{ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { value } }];
    });
    const shared = shareObjects(labelled, { transform: { labels: { team: 'blue' } } });
    expect(shared).toEqual({ base: [], variants: labelled.map((own) => ({ own, patches: [] })) });
  });
});

describe('What is shared', () => {
  it('are the very objects that were given, where nothing changes', () => {
    const variants = [DEPLOYMENT('a', 1), DEPLOYMENT('a', 1)].map(readYaml);
    const { base } = shareObjects(variants);
    expect(base.map(({ object }) => object)[0]).toBe(variants[0]?.[0]);
    expect(base[0]?.of.map((object, index) => object === variants[index]?.[0])).toEqual([true, true]);
  });

  it('names the object of each variant that a patch leads to, and equal ones share their patch', () => {
    const variants = [LIMIT_RANGE('1Gi'), LIMIT_RANGE('2Gi'), LIMIT_RANGE('2Gi')].map(readYaml);
    const { variants: shared } = shareObjects(variants, { reference: 0 });
    expect(shared.map(({ patches }) => patches.map(({ object }) => object))).toEqual([[], variants[1], variants[2]]);
    expect(shared[1]?.patches[0]?.patch).toBe(shared[2]?.patches[0]?.patch);
  });

  it('is all of a single variant, and nothing of none', () => {
    const objects = readYaml(LIMIT_RANGE('1Gi'));
    expect(shown(shareObjects([objects]))).toEqual([LIMIT_RANGE('1Gi'), '']);
    expect(shareObjects([])).toEqual({ base: [], variants: [] });
  });
});
