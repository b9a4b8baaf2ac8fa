import type { Construct } from 'constructs';

import { brand, hasBrand, misuse, pathBelow, shown } from '../flux/index.js';
import { isJsonObject, type JsonObject } from '../manifest/index.js';

import { DataFile } from './data-file.js';
import { dataText } from './data-text.js';
import { Generator, type GeneratorContent, type GeneratorProps, textsProp } from './generator.js';

const BRAND = Symbol.for('cdk8s-fluxcd.ConfigMapGenerator');

export interface ConfigMapGeneratorProps extends GeneratorProps {
  /** Texts by key, written into the kustomization file. @default - none */
  readonly literals?: Readonly<Record<string, string>>;
  /**
   * Files by key: their text, or values that are written as YAML, as JSON where the key ends in `.json`. The file lies
   * beside the kustomization file and is named by its key. A `DataFile` says where it lies.
   * @default - none
   */
  readonly files?: Readonly<Record<string, string | JsonObject | DataFile>>;
}

/**
 * A ConfigMap that kustomize makes of files in the repository: people read and change configuration in files of its own
 * form, and workloads are rolled out anew when it changes.
 *
 * @example
 *
 *   const config = new ConfigMapGenerator(apps, 'beetle-config', { files: { 'config.yaml': { workers: 4 } } });
 */
export class ConfigMapGenerator extends Generator {
  static isConfigMapGenerator(x: unknown): x is ConfigMapGenerator {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return ConfigMapGenerator.isConfigMapGenerator(x);
  }

  constructor(scope: Construct, id: string, props: ConfigMapGeneratorProps = {}) {
    super(scope, id, props, contentOf(pathBelow(scope, id), props));
    brand(this, BRAND);
  }

  /** What workloads of the same Kustomization name; kustomize adds the hash there too. */
  get configMapName(): string {
    return this.generatedName;
  }
}

function contentOf(path: string, { literals, files }: ConfigMapGeneratorProps): GeneratorContent {
  return { kind: 'ConfigMap', literals: textsProp(path, 'literals', literals) ?? {}, files: givenFiles(path, files) };
}

function givenFiles(path: string, files: unknown): GeneratorContent['files'] {
  if (files === undefined || files === null) return {};
  if (!isJsonObject(files)) throw misuse(path, `"files" is ${shown(files)}; give a map from keys to files`);
  return Object.fromEntries(Object.entries(files).map(([key, file]) => [key, givenFile(path, key, file)]));
}

function givenFile(path: string, key: string, file: unknown): DataFile | string {
  if (typeof file === 'string' || DataFile.isDataFile(file)) return file;
  if (isJsonObject(file)) return dataText(key, file);
  throw misuse(path, `"files" has ${shown(file)} as "${key}"; give a text, a map or a DataFile`);
}
