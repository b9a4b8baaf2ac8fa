import { checkFleet, type GivenCrds } from '../../lib/checks/index.js';
import { formatFinding, type Origin } from '../../lib/diagnostics/index.js';
import type { JsonObject, KubeObject, ObjectMeta, ObjectReference } from '../../lib/manifest/index.js';
import type { ClusterModel, FleetModel, FolderModel, KustomizationModel, ObjectModel } from '../../lib/model/index.js';

const FOLDER: FolderModel = {
  path: '',
  kustomizationFile: true,
  transform: {},
  namespace: '',
  objects: [],
  vendored: [],
  folders: [],
  origin: {},
};

const ENTRY = 'flux-system/flux-system';

const API_VERSIONS: Readonly<Record<string, string>> = {
  Kustomization: 'kustomize.toolkit.fluxcd.io/v1',
  HelmRelease: 'helm.toolkit.fluxcd.io/v2',
  GitRepository: 'source.toolkit.fluxcd.io/v1',
  OCIRepository: 'source.toolkit.fluxcd.io/v1',
  Bucket: 'source.toolkit.fluxcd.io/v1',
  HelmRepository: 'source.toolkit.fluxcd.io/v1',
  HelmChart: 'source.toolkit.fluxcd.io/v1',
  ExternalArtifact: 'source.toolkit.fluxcd.io/v1',
  ArtifactGenerator: 'source.extensions.fluxcd.io/v1beta1',
  Provider: 'notification.toolkit.fluxcd.io/v1beta3',
  Alert: 'notification.toolkit.fluxcd.io/v1beta3',
  Receiver: 'notification.toolkit.fluxcd.io/v1',
  ImageRepository: 'image.toolkit.fluxcd.io/v1',
  ImagePolicy: 'image.toolkit.fluxcd.io/v1',
  ImageUpdateAutomation: 'image.toolkit.fluxcd.io/v1',
  ResourceSet: 'fluxcd.controlplane.io/v1',
  FluxInstance: 'fluxcd.controlplane.io/v1',
  ClusterRole: 'rbac.authorization.k8s.io/v1',
  Deployment: 'apps/v1',
};

/** `Kind namespace/name` as an object of that kind's usual version. */
export function object(text: string, more: JsonObject = {}): KubeObject {
  const { kind, namespace, name } = parts(text);
  const { metadata = {}, ...rest } = more as { metadata?: JsonObject };
  const place = namespace === undefined ? { name } : { name, namespace };
  return { apiVersion: API_VERSIONS[kind] ?? 'v1', kind, metadata: { ...place, ...metadata } as ObjectMeta, ...rest };
}

export function flux(text: string, spec: JsonObject = {}): KubeObject {
  return object(text, { spec });
}

export function reference(text: string): ObjectReference {
  const { kind, namespace = 'flux-system', name } = parts(text);
  return { apiVersion: API_VERSIONS[kind] ?? 'v1', kind, namespace, name };
}

/** What a Kustomization declares: an object, or one with the construct that made it. */
export type Declared = KubeObject | readonly [KubeObject, Origin | string];

export interface KustomizationInput {
  readonly spec?: JsonObject;
  /** `namespace/name`. @default - the entry */
  readonly owner?: string;
  readonly objects?: readonly Declared[];
  readonly complete?: boolean;
  readonly content?: undefined;
  /** Where each entry of `spec.dependsOn` was asked for. */
  readonly dependsOnAt?: readonly string[];
}

export interface ClusterInput {
  readonly flux?: string;
  /** By `namespace/name`, or by name in `flux-system`. */
  readonly kustomizations?: Readonly<Record<string, KustomizationInput>>;
  /** What the entry declares besides Kustomizations. */
  readonly objects?: readonly Declared[];
  readonly knownByName?: readonly string[];
}

/** A cluster whose entry applies every Kustomization that names no other owner. */
export function cluster(input: ClusterInput): ClusterModel {
  const inputs = Object.entries(input.kustomizations ?? {}).map(([name, each]) => [keyOf(name), each] as const);
  const all = [[ENTRY, { objects: input.objects ?? [] }] as const, ...inputs];
  return {
    name: 'staging',
    flux: input.flux ?? '2.10',
    repository: 'fleet',
    entry: { kustomization: reference('Kustomization flux-system'), source: reference('GitRepository flux-system') },
    kustomizations: all.map(([key, each]) => kustomization(key, each, childrenOf(key, inputs))),
    knownByName: (input.knownByName ?? []).map(reference),
  };
}

export function fleet(...clusters: readonly ClusterModel[]): FleetModel {
  return { app: 'platform', repositories: [{ name: 'fleet', url: '', branch: 'main' }], clusters };
}

/** The formatted findings of one cluster. */
export function findingsOf(input: ClusterInput): string[] {
  return checkFleet(fleet(cluster(input))).map(formatFinding);
}

/** Those of schemas only: what is tried on them need not be right in other ways. */
export function schemaFindingsOf(input: ClusterInput, crds?: GivenCrds): string[] {
  const all = checkFleet(fleet(cluster(input)), crds);
  return all.filter(({ code }) => /^FLX1(?:09|1[0-5])$/.test(code)).map(formatFinding);
}

/** Indented lines as one text, the way a finding is printed. */
export function lines(...text: readonly string[]): string {
  return text.join('\n    ');
}

function parts(text: string): { kind: string; namespace: string | undefined; name: string } {
  const [kind = '', place = ''] = text.split(' ');
  const [name = '', namespace] = place.split('/').reverse();
  return { kind, namespace, name };
}

function keyOf(name: string): string {
  return name.includes('/') ? name : `flux-system/${name}`;
}

function fluxObject(key: string, { spec = {} }: KustomizationInput): KubeObject {
  const sourceRef = { kind: 'GitRepository', name: 'flux-system', namespace: 'flux-system' };
  return flux(`Kustomization ${key}`, { sourceRef, ...spec });
}

function childrenOf(key: string, inputs: readonly (readonly [string, KustomizationInput])[]): Declared[] {
  return inputs
    .filter(([, { owner }]) => keyOf(owner ?? ENTRY) === key)
    .map(([child, input]) => [fluxObject(child, input), child] as const);
}

function kustomization(key: string, input: KustomizationInput, children: readonly Declared[]): KustomizationModel {
  const [namespace = '', name = ''] = key.split('/');
  return {
    key,
    namespace,
    name,
    owner: key === ENTRY ? '' : keyOf(input.owner ?? ENTRY),
    path: name,
    source: { kind: 'GitRepository', namespace: 'flux-system', name: 'flux-system', repository: 'fleet' },
    object: key === ENTRY ? undefined : fluxObject(key, input),
    dependsOn: (input.dependsOnAt ?? []).map((construct) => ({ key: '', origin: { construct } })),
    content: 'content' in input ? undefined : FOLDER,
    declared: [...(input.objects ?? []), ...children].map(declared),
    complete: input.complete ?? true,
    origin: { construct: key },
  };
}

function declared(each: Declared): ObjectModel {
  if (!isPlaced(each)) return { object: each, origin: {} };
  const [model, origin] = each;
  return { object: model, origin: typeof origin === 'string' ? { construct: origin } : origin };
}

function isPlaced(each: Declared): each is readonly [KubeObject, Origin | string] {
  return Array.isArray(each);
}
