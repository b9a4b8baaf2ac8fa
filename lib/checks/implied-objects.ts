import { isJsonObject, type KubeObject, type ObjectId, listOf, specOf, textOf } from '../manifest/index.js';

import { helmChartOf } from './helm-names.js';

type ObjectName = Pick<ObjectId, 'kind' | 'namespace' | 'name'>;

/** The Flux objects that Flux's own controllers make for an object of a kind. */
const MAKES: Readonly<Record<string, (id: ObjectName, object: KubeObject) => readonly ObjectName[]>> = {
  HelmRelease: chartOf,
  ArtifactGenerator: artifactsOf,
  FluxInstance: syncOf,
};

/** The kinds that make objects from templates, which are not looked into. */
const TEMPLATES: ReadonlySet<string> = new Set(['ResourceSet']);

export function makesAnything(kind: string): boolean {
  return TEMPLATES.has(kind);
}

export function impliedObjects(id: ObjectName, object: KubeObject): readonly ObjectName[] {
  return MAKES[id.kind]?.(id, object) ?? [];
}

function chartOf(id: ObjectName, object: KubeObject): ObjectName[] {
  const chart = helmChartOf(id, specOf(object));
  return chart === undefined ? [] : [{ kind: 'HelmChart', ...chart }];
}

function artifactsOf(id: ObjectName, object: KubeObject): ObjectName[] {
  return textOf(specOf(object).pathPattern) === '' ? artifactNames(id, object) : [];
}

/** With `pathPattern`, an ArtifactGenerator makes an artifact of each folder that it finds, and names are templates. */
export function artifactTemplates(id: ObjectName, object: KubeObject): ObjectName[] {
  if (id.kind !== 'ArtifactGenerator' || textOf(specOf(object).pathPattern) === '') return [];
  return artifactNames(id, object);
}

function artifactNames({ namespace }: ObjectName, object: KubeObject): ObjectName[] {
  return listOf(specOf(object).artifacts)
    .filter(isJsonObject)
    .map((artifact) => ({ kind: 'ExternalArtifact', namespace, name: textOf(artifact.name) }));
}

/** The sync of a FluxInstance is named like its namespace, unless it says otherwise. */
function syncOf({ namespace }: ObjectName, object: KubeObject): ObjectName[] {
  const { sync } = specOf(object);
  if (!isJsonObject(sync)) return [];
  const name = textOf(sync.name) === '' ? namespace : textOf(sync.name);
  return ['Kustomization', textOf(sync.kind)].map((kind) => ({ kind, namespace, name }));
}
