import type { KubeObject } from '../manifest/index.js';
import type { GeneratorModel } from '../model/index.js';

/** What kustomize makes of a generator, without the hash and with the data that the app knows. */
export function generatedObject({ kind, name, namespace, labels, annotations, ...rest }: GeneratorModel): KubeObject {
  const files = rest.files.flatMap(({ key, text }): [string, string][] => (text === undefined ? [] : [[key, text]]));
  const data = { ...rest.literals, ...Object.fromEntries(files) };
  return {
    apiVersion: 'v1',
    kind,
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      ...(labels === undefined ? {} : { labels: { ...labels } }),
      ...(annotations === undefined ? {} : { annotations: { ...annotations } }),
    },
    ...(Object.keys(data).length === 0 ? {} : { data }),
  };
}

/** What only kustomize can tell: files that no app writes are not read, and all of a Secret is in such files. */
export function openParts({ kind, hash, files }: GeneratorModel): { readonly name: boolean; readonly data: boolean } {
  return { name: hash, data: kind === 'Secret' || files.some(({ text }) => text === undefined) };
}
