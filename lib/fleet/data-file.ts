import { isJsonObject, type JsonObject } from '../manifest/index.js';

import { dataText } from './data-text.js';

const BRAND = Symbol.for('cdk8s-fluxcd.DataFile');

/**
 * A file of a repository that ConfigMaps and Secrets are generated from, for those that several generators share or that
 * nobody here writes. A plain value, no construct.
 */
export class DataFile {
  static isDataFile(x: unknown): x is DataFile {
    return typeof x === 'object' && x !== null && BRAND in x;
  }

  static [Symbol.hasInstance](x: unknown): boolean {
    return DataFile.isDataFile(x);
  }

  /**
   * A file with this text.
   *
   * @param path relative to the root of the repository
   */
  static text(path: string, text: string): DataFile {
    if (typeof text === 'string') return new DataFile(path, text);
    throw new Error(`DataFile.text takes a string for "${path}"; use DataFile.data for a map`);
  }

  /**
   * A file with these values as YAML, or as JSON where the path ends in `.json`. Nulls and the order of keys are kept.
   *
   * @param path relative to the root of the repository
   */
  static data(path: string, data: JsonObject): DataFile {
    if (isJsonObject(data)) return new DataFile(path, dataText(path, data));
    throw new Error(`DataFile.data takes a map for "${path}"; use DataFile.text for text`);
  }

  /**
   * A file that lies in the repository and that no app writes, such as one that SOPS encrypted. It is neither read nor
   * touched.
   *
   * @param path relative to the root of the repository
   */
  static vendored(path: string): DataFile {
    return new DataFile(path, undefined);
  }

  private constructor(
    readonly path: string,
    /** Undefined for a vendored file. */
    readonly text: string | undefined,
  ) {
    if (typeof path !== 'string' || path === '') {
      throw new Error('a DataFile takes a path, relative to the root of the repository');
    }
    Object.defineProperty(this, BRAND, { value: true });
  }
}
