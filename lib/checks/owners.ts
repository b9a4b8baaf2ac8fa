import { specOf, textOf } from '../manifest/index.js';

import { type ClusterModel, type KustomizationModel, kubeConfigOf } from '../model/index.js';

/** The cluster itself, as opposed to the ones that `spec.kubeConfig` names. */
export const HOME = '';

/** A Kustomization, and what its own fields do to the objects it applies. */
export interface Owner {
  readonly model: KustomizationModel;
  /** Where its own Flux object lives: HOME, or the target of the Kustomization that applies it. */
  readonly home: string;
  /** Where its objects go; equal texts are the same cluster. */
  readonly target: string;
  readonly targetNamespace: string;
  readonly namePrefix: string;
  readonly nameSuffix: string;
}

export function ownersOf(cluster: ClusterModel): Owner[] {
  const homes = homesOf(cluster.kustomizations);
  return cluster.kustomizations.map((model) => {
    const home = homes.get(model.key) ?? HOME;
    const spec = specOf(model.object);
    return {
      model,
      home,
      target: targetFrom(home, model),
      targetNamespace: textOf(spec.targetNamespace),
      namePrefix: textOf(spec.namePrefix),
      nameSuffix: textOf(spec.nameSuffix),
    };
  });
}

/** Only what lies below a Kustomization for another cluster lives elsewhere; owners that form a loop live at home. */
function homesOf(kustomizations: readonly KustomizationModel[]): ReadonlyMap<string, string> {
  const homes = new Map<string, string>();
  if (!kustomizations.some((model) => remoteOf(model) !== undefined)) return homes;
  const byKey = new Map(kustomizations.map((model) => [model.key, model]));
  for (const model of kustomizations) {
    for (const each of unsettled(model, byKey, homes).reverse()) {
      const owner = byKey.get(each.owner);
      if (owner !== undefined) homes.set(each.key, targetFrom(homes.get(owner.key) ?? HOME, owner));
    }
  }
  return homes;
}

/** A Kustomization and the ones above it, up to the first that is settled; all of them start at home. */
function unsettled(
  model: KustomizationModel,
  byKey: ReadonlyMap<string, KustomizationModel>,
  homes: Map<string, string>,
): KustomizationModel[] {
  const path: KustomizationModel[] = [];
  for (let at: KustomizationModel | undefined = model; at !== undefined && !homes.has(at.key); ) {
    homes.set(at.key, HOME);
    path.push(at);
    at = byKey.get(at.owner);
  }
  return path;
}

function targetFrom(home: string, model: KustomizationModel): string {
  const remote = remoteOf(model);
  return remote === undefined ? home : `${home}${remote}\n`;
}

/** One text per cluster that `spec.kubeConfig` can name. */
function remoteOf(model: KustomizationModel): string | undefined {
  const reference = kubeConfigOf(model);
  if (reference === undefined) return undefined;
  const { kind, namespace, name, key } = reference;
  return `${kind} ${namespace}/${name} ${key}`;
}
