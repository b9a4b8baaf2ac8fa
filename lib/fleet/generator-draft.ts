import { Chart } from 'cdk8s';

import { forcedNamespaceOf, objectsNamespaceOf } from '../flux/index.js';
import type { GeneratorFileModel, GeneratorModel } from '../model/index.js';
import { cleanPath, compareCodeUnits, joinPath } from '../util/index.js';

import type { DataFile } from './data-file.js';
import type { Generator } from './generator.js';

type Texts = Readonly<Record<string, string>>;

/**
 * The model of a generator, with variables as they were put in.
 *
 * @param folder where its kustomization file lies
 */
export function generatorDraft(generator: Generator, folder: string): GeneratorModel {
  const { generatedName: name, behavior, hash, content, origin } = generator;
  const { kind, literals, type } = content;
  const keys = Object.keys(content.files).sort(compareCodeUnits);
  const files = keys.map((key) => draftFile(key, content.files[key] ?? '', folder));
  const namespace = writtenNamespace(generator);
  const labels = labelsOf(generator);
  const annotations = filled(generator.annotations);
  return { kind, name, namespace, behavior, hash, literals, files, labels, annotations, type, origin };
}

function draftFile(key: string, file: DataFile | string, folder: string): GeneratorFileModel {
  if (typeof file === 'string') return { key, path: joinPath(folder, key), text: file };
  return { key, path: cleanPath(file.path).path, text: file.text };
}

/** What the kustomization file around it gives everything is not repeated. */
function writtenNamespace(generator: Generator): string | undefined {
  const namespace = generator.namespace ?? objectsNamespaceOf(generator);
  return namespace === forcedNamespaceOf(generator) ? undefined : namespace;
}

/** Those of the chart too, as objects have them; copied by entries, since they carry more than text. */
function labelsOf(generator: Generator): Texts | undefined {
  return filled({ ...Object.fromEntries(Object.entries(Chart.of(generator).labels)), ...generator.labels });
}

function filled(texts: Texts | undefined): Texts | undefined {
  return texts === undefined || Object.keys(texts).length === 0 ? undefined : texts;
}
