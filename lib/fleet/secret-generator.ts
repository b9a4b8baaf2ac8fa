import type { Construct } from 'constructs';

import { brand, hasBrand, misuse, pathBelow, shown, textProp } from '../flux/index.js';
import { isJsonObject } from '../manifest/index.js';

import { DataFile } from './data-file.js';
import { Generator, type GeneratorContent, type GeneratorProps } from './generator.js';

const BRAND = Symbol.for('cdk8s-fluxcd.SecretGenerator');
const ENCRYPT = 'encrypt it with SOPS, keep it in the repository, and give DataFile.vendored with its path';

export interface SecretGeneratorProps extends GeneratorProps {
  /** Files by key. Only vendored ones, encrypted by SOPS: what an app knows is no secret. */
  readonly files: Readonly<Record<string, DataFile>>;
  /** Type of the Secret. @default - that of Kubernetes, 'Opaque' */
  readonly type?: string;
}

/**
 * A Secret that kustomize makes of encrypted files in the repository. Flux decrypts them before the build where the
 * Kustomization says how in `decryption`.
 *
 * @example
 *
 *   new SecretGenerator(apps, 'beetle-keys', { files: { 'key.pem': DataFile.vendored('secrets/beetle.pem') } });
 */
export class SecretGenerator extends Generator {
  static isSecretGenerator(x: unknown): x is SecretGenerator {
    return hasBrand(x, BRAND);
  }

  static override [Symbol.hasInstance](x: unknown): boolean {
    return SecretGenerator.isSecretGenerator(x);
  }

  constructor(scope: Construct, id: string, props: SecretGeneratorProps) {
    super(scope, id, props ?? {}, contentOf(pathBelow(scope, id), props));
    brand(this, BRAND);
  }

  /** What workloads of the same Kustomization name; kustomize adds the hash there too. */
  get secretName(): string {
    return this.generatedName;
  }
}

function contentOf(path: string, props: SecretGeneratorProps): GeneratorContent {
  const { files, type } = props ?? {};
  if (props !== undefined && 'literals' in props) {
    throw misuse(path, `"literals" would lie in the repository as plain text; put them into a file, ${ENCRYPT}`);
  }
  if (!isJsonObject(files)) throw misuse(path, `"files" is ${shown(files)}; give a map from keys to vendored files`);
  for (const [key, file] of Object.entries(files as Readonly<Record<string, unknown>>)) checkFile(path, key, file);
  return { kind: 'Secret', literals: {}, files, type: textProp(path, 'type', type) };
}

/** Says nothing of what it was given instead: that may be the secret. */
function checkFile(path: string, key: string, file: unknown): void {
  if (DataFile.isDataFile(file) && file.text === undefined) return;
  throw misuse(path, `"files" has something other than a vendored file as "${key}"; ${ENCRYPT}`);
}
