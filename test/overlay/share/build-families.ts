import { emitYaml, type JsonObject, type KubeObject, parseYaml } from '../../../lib/manifest/index.js';
import { applyTransform, type ObjectPatch, shareObjects } from '../../../lib/overlay/index.js';
import { kustomizeBuild } from '../../support/kustomize.js';
import type { Family } from './family-arbitraries.js';

type Files = Record<string, string>;

/** What the real kustomize builds of each variant of each family: a base, and an overlay with the name as namespace. */
export function buildFamilies(families: Readonly<Record<string, Family>>): ReadonlyMap<string, readonly KubeObject[]> {
  const files: Files = {};
  const folders = Object.entries(families).flatMap(([name, family]) => writeFamily(files, name, family));
  files['kustomization.yaml'] = yaml([{ resources: folders }]);
  const { status, output, error } = kustomizeBuild(files);
  if (status !== 0) throw new Error(error);
  const built = new Map<string, KubeObject[]>();
  for (const object of parseYaml(output).documents as unknown as readonly KubeObject[]) {
    const namespace = String(object.metadata.namespace);
    built.set(namespace, [...(built.get(namespace) ?? []), object]);
  }
  return built;
}

function writeFamily(files: Files, name: string, { variants, transform, reference }: Family): string[] {
  const shared = shareObjects(variants, { transform, reference });
  const { namespace, labels, images } = transform;
  const fields = {
    ...(namespace === undefined ? {} : { namespace }),
    ...(labels === undefined ? {} : { labels: [{ pairs: labels }] }),
    ...(images === undefined ? {} : { images: images.map((image) => ({ ...image }) as JsonObject) }),
  };
  const hasBase = shared.base.length > 0;
  if (hasBase) {
    files[`${name}/base/kustomization.yaml`] = yaml([{ resources: ['objects.yaml'], ...fields }]);
    files[`${name}/base/objects.yaml`] = yaml(shared.base.map(({ object }) => object));
  }
  return shared.variants.flatMap(({ own, patches }, index) => {
    const folder = `${name}-${index}`;
    const resources = [...(hasBase ? [`../${name}/base`] : []), ...(own.length > 0 ? ['own.yaml'] : [])];
    const listed = patches.map((patch, at) => writePatch(files, `${folder}/${at}.yaml`, patch));
    if (own.length > 0) files[`${folder}/own.yaml`] = yaml(applyTransform(own, transform).objects);
    if (resources.length === 0) return [];
    files[`${folder}/kustomization.yaml`] = yaml([{ resources, patches: listed, namespace: folder }]);
    return [folder];
  });
}

function writePatch(files: Files, path: string, { object, patch }: ObjectPatch): JsonObject {
  files[path] = emitYaml([{ data: patch }]);
  const { kind, metadata } = object;
  const file = path.slice(path.indexOf('/') + 1);
  return Array.isArray(patch) ? { path: file, target: { kind, name: metadata.name } } : { path: file };
}

function yaml(documents: readonly JsonObject[]): string {
  return emitYaml(documents.map((data) => ({ data })));
}
