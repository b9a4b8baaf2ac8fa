import { ApiObject, App, Chart } from 'cdk8s';
import {
  Alert,
  ArtifactGenerator,
  Bucket,
  Cluster,
  ConfigMapGenerator,
  ExternalArtifact,
  FleetApp,
  FluxInstance,
  Folder,
  GitRepository,
  HelmChart,
  HelmRelease,
  HelmRepository,
  ImagePolicy,
  ImageRepository,
  ImageUpdateAutomation,
  Kustomization,
  ModelObject,
  OCIRepository,
  Provider,
  Receiver,
  Repository,
  ResourceSet,
  ResourceSetInputProvider,
  SecretGenerator,
  Tenant,
  VendoredFiles,
} from 'cdk8s-fluxcd';
import type { IConstruct } from 'constructs';

import { configMap, fleetOf } from '../fleet/support.js';

const CONFIG = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } };
const MODEL = { ...CONFIG, toJSON: () => CONFIG };

/** Constructs of cdk8s itself. */
function stock(): IConstruct[] {
  const app = new App();
  const chart = new Chart(app, 'chart');
  return [app, chart, configMap(chart, 'x')];
}

/** What is of a class of ours. */
function own(): { app: FleetApp; folder: Folder; model: ModelObject; kustomization: Kustomization; tenant: Tenant } {
  const app = new FleetApp({ name: 'demo' });
  const cluster = new Cluster(app, 'staging', { repository: new Repository(app, 'fleet'), flux: '2.10' });
  const tenant = new Tenant(cluster, 'team');
  const kustomization = new Kustomization(tenant, 'apps');
  const folder = new Folder(kustomization, 'folder');
  return { app, folder, model: new ModelObject(folder, 'model', MODEL), kustomization, tenant };
}

describe('instanceof', () => {
  it.each([
    FleetApp,
    Cluster,
    Kustomization,
    Tenant,
    Folder,
    VendoredFiles,
    ConfigMapGenerator,
    SecretGenerator,
    Repository,
    ModelObject,
    GitRepository,
    OCIRepository,
    HelmRepository,
    HelmRelease,
    Bucket,
    HelmChart,
    ExternalArtifact,
    ArtifactGenerator,
    FluxInstance,
    ResourceSet,
    ResourceSetInputProvider,
    Provider,
    Alert,
    Receiver,
    ImageRepository,
    ImagePolicy,
    ImageUpdateAutomation,
  ])('of $name is false for what is of cdk8s itself', (type) => {
    expect(stock().filter((construct) => construct instanceof type)).toEqual([]);
  });

  it('is true for what is of that class', () => {
    const { app, folder, model, kustomization, tenant } = own();
    expect([app instanceof FleetApp, app instanceof App]).toEqual([true, true]);
    expect([folder instanceof Folder, folder instanceof Chart]).toEqual([true, true]);
    expect([model instanceof ModelObject, model instanceof ApiObject]).toEqual([true, true]);
    expect([tenant instanceof Tenant, tenant instanceof Chart]).toEqual([true, true]);
    expect([kustomization instanceof Kustomization, kustomization instanceof Chart]).toEqual([true, true]);
  });
});

describe('of', () => {
  it('finds what a construct lives in, or what it is', () => {
    const { app, folder, model, kustomization, tenant } = own();
    expect(FleetApp.of(model)).toBe(app);
    expect(Folder.of(model)).toBe(folder);
    expect(Kustomization.of(model)).toBe(kustomization);
    expect(Tenant.of(model)).toBe(tenant);
    expect(ModelObject.of(model)).toBe(model);
  });

  it.each<[string, (construct: IConstruct) => unknown, string]>([
    ['FleetApp', (construct) => FleetApp.of(construct), '"chart/x" is in no FleetApp'],
    ['Cluster', (construct) => Cluster.of(construct), '"chart/x" is in no Cluster'],
    ['Kustomization', (construct) => Kustomization.of(construct), '"chart/x" is in no Kustomization'],
    ['Tenant', (construct) => Tenant.of(construct), '"chart/x" is in no Tenant'],
    ['Folder', (construct) => Folder.of(construct), '"chart/x" is in no Folder'],
    ['ModelObject', (construct) => ModelObject.of(construct), '"chart/x": holds no ModelObject'],
  ])('of %s throws for what is of cdk8s itself', (_title, of, message) => {
    expect(() => of(stock()[2] as IConstruct)).toThrow(new Error(message));
  });

  it('of the ApiObject of a Flux object throws for what is of cdk8s itself', () => {
    fleetOf((cluster) => {
      const resource = new Kustomization(cluster, 'apps').node.defaultChild as ApiObject;
      const type = resource.constructor as typeof ApiObject;
      expect([type.of(resource), resource instanceof type]).toEqual([resource, true]);
      const other = configMap(cluster, 'x');
      expect(other instanceof type).toBe(false);
      expect(() => type.of(other)).toThrow(new Error('"staging/x": holds no Flux object'));
    });
  });
});
