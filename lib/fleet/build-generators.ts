import { Chart } from 'cdk8s';

import { forcedNamespaceOf, objectsNamespaceOf } from '../flux/index.js';
import type { GeneratorFileModel, GeneratorModel } from '../model/index.js';
import { cleanPath, compareCodeUnits, joinPath } from '../util/index.js';

import type { DataFile } from './data-file.js';
import type { Generator } from './generator.js';
import type { Container } from './scan.js';

/** The model of the generators of a container; `folder` is where its kustomization file lies. */
export function buildGenerators({ generators }: Container, folder: string): readonly GeneratorModel[] | undefined {
  if (generators.length === 0) return undefined;
  return generators.map((generator) => buildGenerator(generator, folder));
}

function buildGenerator(generator: Generator, folder: string): GeneratorModel {
  const { generatedName: name, behavior, hash, annotations, content, origin } = generator;
  const { kind, literals, type } = content;
  const keys = Object.keys(content.files).sort(compareCodeUnits);
  return {
    kind,
    name,
    namespace: writtenNamespace(generator),
    behavior,
    hash,
    literals,
    files: keys.map((key) => buildFile(key, content.files[key] ?? '', folder)),
    labels: labelsOf(generator),
    annotations,
    type,
    origin,
  };
}

function buildFile(key: string, file: DataFile | string, folder: string): GeneratorFileModel {
  if (typeof file === 'string') return { key, path: joinPath(folder, key), text: file };
  return { key, path: cleanPath(file.path).path, text: file.text };
}

/** What the kustomization file around it gives everything is not repeated. */
function writtenNamespace(generator: Generator): string | undefined {
  const namespace = generator.namespace ?? objectsNamespaceOf(generator);
  return namespace === forcedNamespaceOf(generator) ? undefined : namespace;
}

/** Those of the chart too, as objects have them; copied by entries, since they carry more than text. */
function labelsOf(generator: Generator): Readonly<Record<string, string>> | undefined {
  const labels = { ...Object.fromEntries(Object.entries(Chart.of(generator).labels)), ...generator.labels };
  return Object.keys(labels).length === 0 ? undefined : labels;
}
