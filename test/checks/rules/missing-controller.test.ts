import { checkMissingControllers } from '../../../lib/checks/rules/missing-controller.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { type Declared, flux } from '../support.js';

const CORE = ['source-controller', 'kustomize-controller', 'helm-controller', 'notification-controller'];
const instance = (spec: JsonObject) => flux('FluxInstance flux-system/flux', spec);
const judged = (spec: JsonObject, ...objects: Declared[]) =>
  judge(checkMissingControllers, { objects: [instance(spec), ...objects] });
const DEFAULT =
  'list it there beside "source-controller", "kustomize-controller", "helm-controller" and "notification-controller"';
const lacks = (controller: string, user: string, hint: string) =>
  `error FLX534 FluxInstance "flux-system/flux": spec.components has no "${controller}", which ${user} needs; ${hint}`;

const policy = flux('ImagePolicy apps/web');

test('what is in no cluster with a FluxInstance is not judged', () => {
  expect(judge(checkMissingControllers, { objects: [policy] })).toEqual([]);
});

test('the core controllers are there by default', () => {
  const objects = ['GitRepository', 'HelmRelease', 'Alert', 'ResourceSet'].map((kind) => flux(`${kind} apps/web`));
  expect(judged({}, ...objects)).toEqual([]);
});

test('a controller that is listed is there', () => {
  expect(judged({ components: [...CORE, 'image-reflector-controller'] }, policy)).toEqual([]);
});

test('the other controllers are not there by default', () => {
  const generator = flux('ArtifactGenerator apps/web');
  expect(judged({}, policy, flux('ImageRepository apps/web'), generator)).toEqual([
    'error FLX534 FluxInstance "flux-system/flux": spec.components has no "image-reflector-controller", which ImagePolicy "apps/web" needs; list it there beside "source-controller", "kustomize-controller", "helm-controller" and "notification-controller"',
    lacks('source-watcher', 'ArtifactGenerator "apps/web"', DEFAULT),
  ]);
});

test('a controller that the list leaves out is missing', () => {
  const components = CORE.filter((name) => name !== 'helm-controller');
  expect(judged({ components }, flux('HelmRelease apps/web'))).toEqual([
    lacks('helm-controller', 'HelmRelease "apps/web"', 'add it'),
  ]);
});

test('objects and instances of other clusters are left alone', () => {
  const spec = { kubeConfig: { secretRef: { name: 'edge' } } };
  expect(
    judge(checkMissingControllers, { kustomizations: { edge: { spec, objects: [instance({}), policy] } } }),
  ).toEqual([]);
  expect(
    judge(checkMissingControllers, { objects: [instance({})], kustomizations: { edge: { spec, objects: [policy] } } }),
  ).toEqual([]);
});
