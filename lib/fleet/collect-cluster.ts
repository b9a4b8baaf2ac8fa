import type { FindingInput } from '../diagnostics/index.js';
import type { FluxReference, Kustomization } from '../flux/index.js';
import { displayName, type KubeObject, objectId, objectKey, referenceId } from '../manifest/index.js';
import type { ClusterModel, FolderModel, KustomizationModel } from '../model/index.js';
import { compareCodeUnits, cleanPath } from '../util/index.js';

import { buildFolder, type FolderContext } from './build-folder.js';
import { Cluster } from './cluster.js';
import { declaredObjects } from './declared-objects.js';
import { describe, ownerReference } from './describe.js';
import { applierOf } from './lift.js';
import type { Lowering } from './lowering.js';
import type { Container, FleetScan, Owner } from './scan.js';
import { sortedContainer } from './sort-container.js';
import type { SourceLookup } from './source-repositories.js';

/** What collecting a cluster needs besides its containers. */
export interface ClusterInput extends FolderContext {
  readonly scan: FleetScan;
  readonly lowering: Lowering;
  readonly sources: SourceLookup;
}

export function collectCluster(entry: Container, input: ClusterInput): ClusterModel {
  const cluster = entry.scope as Cluster;
  const others = input.scan.kustomizations
    .filter((container) => container.cluster === cluster)
    .map((container) => collectKustomization(sortedContainer(container), input))
    .sort((a, b) => compareCodeUnits(a.key, b.key));
  return {
    name: cluster.clusterName,
    flux: cluster.flux,
    repository: cluster.repository.name,
    reference: cluster.reference || undefined,
    entry: cluster.entry,
    kustomizations: withOwnObjects([collectEntry(sortedContainer(entry), cluster, input), ...others]),
    knownByName: knownByName(cluster, input.scan),
  };
}

function knownByName(cluster: Cluster, scan: FleetScan): FluxReference[] {
  const references = scan.knownByName.filter((known) => Cluster.tryOf(known) === cluster).map(({ ref }) => ref);
  const key = (reference: FluxReference) => objectKey(referenceId(reference));
  return references.sort((a, b) => compareCodeUnits(key(a), key(b)));
}

type Draft = KustomizationModel & { readonly ref: FluxReference };

function collectEntry(container: Container, cluster: Cluster, input: ClusterInput): Draft {
  const path = pathOf(cluster, input);
  const { kustomizationFile, namespace: own = cluster.fluxNamespace } = cluster;
  const content = { ...buildFolder(container, path, input), kustomizationFile, namespace: own };
  const { kind, namespace, name } = cluster.entry.source;
  return {
    ...identity(cluster.entry.kustomization),
    owner: '',
    path,
    source: { kind, namespace, name, repository: cluster.repository.name },
    object: undefined,
    dependsOn: [],
    content,
    ...declared(content, input),
    origin: cluster.origin,
  };
}

function collectKustomization(container: Container, input: ClusterInput): Draft {
  const kustomization = container.scope as Kustomization;
  const source = input.sources(kustomization, container.cluster);
  const path = pathOf(kustomization, input);
  const content = buildFolder(container, path, input);
  const ours = source.repository !== '';
  reportContent(container, ours, input);
  const owner = ownerReference(applierOf(kustomization) ?? container.cluster);
  return {
    ...identity(kustomization.ref),
    owner: `${owner.namespace}/${owner.name}`,
    path,
    source,
    object: undefined,
    dependsOn: input.lowering
      .dependsOnOf(kustomization)
      .map(({ namespace, name, origin }) => ({ key: `${namespace}/${name}`, origin })),
    content: ours ? content : undefined,
    ...declared(content, input),
    origin: kustomization.origin,
  };
}

function identity(ref: FluxReference): Pick<Draft, 'key' | 'namespace' | 'name' | 'ref'> {
  const { namespace, name } = ref;
  return { key: `${namespace}/${name}`, namespace, name, ref };
}

function declared(content: FolderModel, { report }: ClusterInput): Pick<KustomizationModel, 'declared' | 'complete'> {
  const { objects, complete, findings } = declaredObjects(content);
  for (const finding of findings) report(finding);
  return { declared: objects, complete };
}

/** Each Kustomization with its own Flux object, as its owner declares it. */
function withOwnObjects(drafts: readonly Draft[]): KustomizationModel[] {
  const wanted = new Set(drafts.map(({ ref }) => objectKey(referenceId(ref))));
  const objects = new Map<string, KubeObject>();
  for (const { object } of drafts.flatMap((draft) => draft.declared)) {
    if (object.kind !== 'Kustomization') continue;
    const key = objectKey(objectId(object));
    if (wanted.has(key)) objects.set(key, object);
  }
  return drafts.map(({ ref, ...draft }) => ({ ...draft, object: objects.get(objectKey(referenceId(ref))) }));
}

function pathOf(owner: Owner, { report }: ClusterInput): string {
  const { path, escapes } = cleanPath(owner.path);
  if (escapes) {
    const message = `"${owner.path}" points above the root of the source; Flux reads it as "./${path}"`;
    const about = { subject: describe(owner), path: 'spec.path', at: owner.origin };
    report({ code: 'FLX308', ...about, message, hint: `write "./${path}"` });
  }
  return path;
}

function reportContent(
  { objects, folders, vendored, generators, scope }: Container,
  ours: boolean,
  { report }: ClusterInput,
): void {
  const kustomization = scope as Kustomization;
  const isEmpty = objects.length + folders.length + vendored.length + generators.length === 0;
  if (ours === !isEmpty) return;
  const finding = ours ? applyingNothing() : foreignContent(kustomization);
  report({ subject: describe(kustomization), at: kustomization.origin, ...finding });
}

function applyingNothing(): Pick<FindingInput, 'code' | 'message' | 'hint'> {
  return { code: 'FLX305', message: 'applies nothing', hint: 'place objects, folders or vendored files in it' };
}

function foreignContent({ ref, sourceRef }: Kustomization): Pick<FindingInput, 'code' | 'path' | 'message' | 'hint'> {
  const source = displayName({ namespace: ref.namespace, ...sourceRef });
  const message = `has objects, but its source ${source} is no repository of this app`;
  const hint = 'take the objects out, or give a GitRepository with "repository"';
  return { code: 'FLX306', path: 'spec.sourceRef', message, hint };
}
