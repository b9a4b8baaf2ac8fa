import { relative } from 'node:path';

import { ApiObject, type ApiObjectProps } from 'cdk8s';
import { parse } from 'yaml';
import { type Cluster, type FleetApp, Folder, Kustomization, VendoredFiles } from 'cdk8s-fluxcd';

import { formatFinding } from '../../lib/diagnostics/index.js';
import { fleetOf, lines } from '../fleet/support.js';
import { addFiles, folderOf, removeFolders } from '../repo/support.js';

const CRD = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: issuers.example.org
spec:
  group: example.org
  names: { kind: Issuer, plural: issuers }
  scope: Cluster
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          required: [spec]
          properties:
            spec:
              type: object
              properties:
                email: { type: string, pattern: '^.+@.+$' }
                acme: { type: object, x-kubernetes-preserve-unknown-fields: true }
                ca: { type: object, properties: { secretName: { type: string } }, required: [secretName] }
              x-kubernetes-validations:
                - rule: has(self.acme) != has(self.ca)
                  message: exactly one of acme and ca must be set
`;

const WIDGET = CRD.replaceAll('Issuer', 'Widget').replaceAll('issuers', 'widgets');

function issuer(scope: ConstructorParameters<typeof ApiObject>[0], spec: object, kind = 'Issuer'): ApiObject {
  return new ApiObject(scope, 'it', { apiVersion: 'example.org/v1', kind, metadata: { name: 'it' }, ...{ spec } });
}

const json = (text: string) => parse(text) as ApiObjectProps;

const SPEC = { email: 'nobody', ca: { secretNam: 'x' }, acme: {} };

/** An app with one issuer that breaks all there is, and these paths. */
function appWith(...paths: readonly string[]): FleetApp {
  const app = fleetOf((cluster) => issuer(new Kustomization(cluster, 'issuers'), SPEC));
  for (const path of paths) app.addCrds(path);
  return app;
}

/** The findings as text: `DIR` is the folder, lines of the test have no numbers. */
function messagesOf(app: FleetApp, dir = ''): string[] {
  const texts = app.result().findings.map((finding) => formatFinding(finding));
  return texts.map((text) =>
    (dir === '' ? text : text.replaceAll(dir, 'DIR'))
      .replace(/ \([^()]*:\d+:\d+\)/g, '')
      .replace(/\S+add-crds\.test\.ts:\d+:\d+/g, 'TEST'),
  );
}

const WRONG = [
  lines(
    'error FLX109 Issuer "it": spec.ca.secretNam is no field of example.org/v1 Issuer; did you mean "secretName"?',
    'at staging/issuers/it',
  ),
  lines('error FLX111 Issuer "it": spec.email "nobody" does not match the pattern "^.+@.+$"', 'at staging/issuers/it'),
  lines('error FLX112 Issuer "it": spec.ca.secretName is missing', 'at staging/issuers/it'),
];

afterEach(removeFolders);

describe('addCrds', () => {
  test('lets objects of other kinds be checked, by a file among other documents', () => {
    const dir = folderOf({ 'all.yaml': `kind: ConfigMap\n---\n${WIDGET}---\n${CRD}` });
    expect(messagesOf(appWith())).toEqual([]);
    expect(messagesOf(appWith(`${dir}/all.yaml`))).toEqual(WRONG);
  });

  test('takes a folder with everything below it, JSON too', () => {
    const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [{ kind: 'x' }, json(CRD)] });
    const dir = folderOf({ 'a/b/issuers.json': list, 'widgets.yml': WIDGET, 'README.md': '# : no YAML: {' });
    expect(messagesOf(appWith(dir))).toEqual(WRONG);
    expect(messagesOf(appWith(`${dir}/`))).toEqual(WRONG);
  });

  test('takes paths relative to the working directory', () => {
    const dir = folderOf({ 'crds/issuers.yaml': CRD });
    expect(messagesOf(appWith(relative(process.cwd(), `${dir}/crds`)))).toEqual(WRONG);
  });

  test('evaluates the rules of CRDs', () => {
    const dir = folderOf({ 'crd.yaml': CRD });
    const app = fleetOf((cluster) =>
      issuer(new Kustomization(cluster, 'issuers'), { email: 'a@b', acme: {}, ca: { secretName: 'x' } }),
    );
    expect(messagesOf(app.addCrds(dir))).toEqual([
      lines(
        'error FLX113 Issuer "it": spec breaks a rule: exactly one of acme and ca must be set',
        'at staging/issuers/it',
      ),
    ]);
  });

  test('tells whether objects need a namespace', () => {
    const dir = folderOf({ 'crd.yaml': CRD.replace('scope: Cluster', 'scope: Namespaced') });
    const build = (cluster: Cluster) =>
      issuer(new Kustomization(cluster, 'issuers'), { email: 'a@b', ca: { secretName: 'x' } });
    expect(messagesOf(fleetOf(build))).toEqual([]);
    expect(messagesOf(fleetOf(build).addCrds(dir))).toEqual([
      lines(
        'error FLX527 Issuer "it": metadata.namespace is missing, and Kustomization "flux-system/issuers" has no targetNamespace; write it, or give the Kustomization "objects.namespace" or targetNamespace',
        'at staging/issuers/it',
      ),
    ]);
  });

  test('changes no byte of what is written', () => {
    const dir = folderOf({ 'crd.yaml': CRD });
    const build = (cluster: Cluster) => issuer(new Kustomization(cluster, 'issuers'), { acme: {} });
    expect(fleetOf(build).addCrds(dir).toFiles()).toEqual(fleetOf(build).toFiles());
  });

  test('reads a file again that has changed', () => {
    const dir = folderOf({ 'crd.yaml': WIDGET });
    const app = appWith(`${dir}/crd.yaml`);
    expect(messagesOf(app)).toEqual([]);
    addFiles(dir, { 'crd.yaml': CRD });
    expect(messagesOf(app)).toEqual(WRONG);
  });

  test('is no method for anything but a path', () => {
    expect(() => appWith('')).toThrow('addCrds takes the path of a file or folder');
    expect(() => appWith(undefined as never)).toThrow('addCrds takes the path of a file or folder');
  });
});

describe('FLX116: what addCrds cannot read', () => {
  test('is not there', () => {
    const dir = folderOf();
    expect(messagesOf(appWith(`${dir}/crds`), dir)).toEqual([
      lines(
        'error FLX116 file "DIR/crds": cannot be read: no such file or folder (ENOENT); give a path relative to the working directory, or an absolute one',
        'at TEST',
      ),
    ]);
  });

  test('is no YAML: told with line and column', () => {
    const dir = folderOf({ 'crds/a.yaml': `${CRD}---\nkind: "x\n`, 'crds/b.yaml': 'a: [1,\nb: 2\n' });
    expect(messagesOf(appWith(`${dir}/crds`), dir).filter((text) => text.includes('FLX116'))).toEqual([
      lines(
        'error FLX116 file "DIR/crds/a.yaml": is no YAML: missing closing "quote',
        'given to addCrds at TEST',
        'at DIR/crds/a.yaml:29:1',
      ),
      lines(
        'error FLX116 file "DIR/crds/b.yaml": is no YAML: flow sequence in block collection must be sufficiently indented and end with a ]',
        'given to addCrds at TEST',
        'at DIR/crds/b.yaml:2:1',
      ),
    ]);
  });

  test('defines nothing', () => {
    const dir = folderOf({ 'a.yaml': 'kind: ConfigMap\n', 'empty.yaml': '' });
    const message = 'holds no CustomResourceDefinition; name the file that defines the kinds, or a folder above it';
    expect(messagesOf(appWith(`${dir}/a.yaml`, `${dir}/empty.yaml`, dir), dir)).toEqual([
      lines(`error FLX116 path "DIR": ${message}`, 'at TEST'),
      lines(`error FLX116 path "DIR/a.yaml": ${message}`, 'at TEST'),
      lines(`error FLX116 path "DIR/empty.yaml": ${message}`, 'at TEST'),
    ]);
  });

  test('is a definition that is none, beside others that are', () => {
    const old = CRD.replace('k8s.io/v1', 'k8s.io/v1beta1').replaceAll('issuers', 'old');
    const dir = folderOf({ 'crds.yaml': `${old}---\n${CRD}` });
    expect(messagesOf(appWith(`${dir}/crds.yaml`), dir)).toEqual([
      ...WRONG.slice(0, 2),
      ...WRONG.slice(2),
      lines(
        'error FLX116 file "DIR/crds.yaml": CustomResourceDefinition "old.example.org" has apiVersion "apiextensions.k8s.io/v1beta1"; only apiextensions.k8s.io/v1 is read',
        'given to addCrds at TEST',
        'at DIR/crds.yaml',
      ),
    ]);
  });
});

describe('CRDs of the app itself', () => {
  test('hold for the objects of their cluster', () => {
    const app = fleetOf((cluster) => {
      new ApiObject(new Kustomization(cluster, 'crds'), 'crd', json(CRD));
      issuer(new Kustomization(cluster, 'issuers'), SPEC);
    });
    expect(messagesOf(app)).toEqual(WRONG);
  });
});

describe('CRDs in vendored files', () => {
  const KUSTOMIZATION =
    'resources: [issuers.yaml, nested, https://example.org/x.yaml, ../../../outside.yaml, gone.yaml]\n';
  const FILES = {
    'vendor/crds/kustomization.yaml': KUSTOMIZATION,
    'vendor/crds/issuers.yaml': CRD,
    'vendor/crds/nested/kustomization.yml': 'resources: [widgets.yaml, ..]\n',
    'vendor/crds/nested/widgets.yaml': WIDGET,
    'vendor/crds/unlisted.yaml': 'a: [',
    'vendor/plain/one.yaml': CRD,
    'vendor/broken/one.yaml': 'kind: CustomResourceDefinition\nspec: [',
  };
  const build = (path: string, files?: string[]) => (cluster: Cluster) => {
    const crds = new Kustomization(cluster, 'crds');
    new VendoredFiles(new Folder(crds, 'inner'), 'bundle', { path, ...(files === undefined ? {} : { files }) });
    issuer(new Kustomization(cluster, 'issuers'), SPEC);
    issuer(new Kustomization(cluster, 'widgets'), { acme: {}, size: 1 }, 'Widget');
  };
  const at = (dir: string | undefined, path: string, files?: string[]) => {
    if (dir === undefined) delete process.env.FLUX_FLEET_REPO;
    else process.env.FLUX_FLEET_REPO = `fleet=${dir}`;
    return messagesOf(fleetOf(build(path, files)));
  };

  afterEach(() => {
    delete process.env.FLUX_FLEET_REPO;
  });

  test('are not looked for without the repository', () => {
    expect(at(undefined, 'vendor/crds')).toEqual([]);
  });

  test('hold where it is at hand: what kustomization files list, at any depth', () => {
    expect(at(folderOf(FILES), 'vendor/crds')).toEqual([
      ...WRONG.slice(0, 1),
      lines('error FLX109 Widget "it": spec.size is no field of example.org/v1 Widget', 'at staging/widgets/it'),
      ...WRONG.slice(1),
    ]);
  });

  test('hold when they are files', () => {
    const dir = folderOf(FILES);
    expect([at(dir, 'vendor/crds/issuers.yaml'), at(dir, 'vendor/plain', ['one.yaml'])]).toEqual([WRONG, WRONG]);
  });

  test('are unknown where they cannot be read', () => {
    const dir = folderOf(FILES);
    expect([at(dir, 'vendor/gone'), at(dir, 'vendor/broken', ['one.yaml']), at(`${dir}/gone`, 'vendor/crds')]).toEqual([
      [],
      [],
      [],
    ]);
  });
});
