import { isArtifactName } from '../../api/index.js';
import {
  type JsonObject,
  type KubeObject,
  type ObjectId,
  objectId,
  listOf,
  mapOf,
  specOf,
  textOf,
} from '../../manifest/index.js';

import type { AppliedObjects } from '../applied-objects.js';
import { sourceReference } from '../sources/source-reference.js';
import { artifactCopies } from './artifact-copies.js';

const GROUP = 'source.extensions.fluxcd.io';
const KIND = 'ArtifactGenerator';
const MADE_KIND = 'ExternalArtifact';

/** An ArtifactGenerator and the entry of its `spec.artifacts` that makes one ExternalArtifact. */
export interface GeneratedBy {
  readonly generator: KubeObject;
  readonly artifact: JsonObject;
}

/** Who makes an ExternalArtifact: the first that calls one so, rather than one whose names have placeholders. */
export function generatedBy({ kind, namespace, name }: ObjectId, objects: AppliedObjects): GeneratedBy | undefined {
  if (kind !== MADE_KIND) return undefined;
  const makers = generatorsIn(namespace, objects).flatMap((generator) =>
    listOf(specOf(generator).artifacts).map((artifact) => ({ generator, artifact: mapOf(artifact) })),
  );
  const named = makers.filter(({ artifact }) => isArtifactName(textOf(artifact.name), name));
  return named.find(({ artifact }) => artifact.name === name) ?? named[0];
}

/** The sources that a generated artifact takes something of; none for any other source. */
export function sourcesOfGenerated(id: ObjectId, objects: AppliedObjects): ObjectId[] {
  const made = generatedBy(id, objects);
  if (made === undefined) return [];
  const used = new Set(artifactCopies(made.artifact).map(({ alias }) => alias));
  return [...aliasedSources(made.generator)].filter(([alias]) => used.has(alias)).map(([, source]) => source);
}

/** The sources, by alias, that an ArtifactGenerator may copy from. */
export function aliasedSources(generator: KubeObject): ReadonlyMap<string, ObjectId> {
  const { namespace } = objectId(generator);
  const entries = listOf(specOf(generator).sources).map(mapOf);
  return new Map(entries.map((entry) => [textOf(entry.alias), sourceReference(entry, namespace)]));
}

function generatorsIn(namespace: string, objects: AppliedObjects): KubeObject[] {
  const ids = objects.idsOf(GROUP, KIND).filter((id) => id.namespace === namespace);
  return ids.flatMap((id) => objects.tryFind(id)?.object ?? []);
}
