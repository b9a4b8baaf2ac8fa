import type { JsonObject, VendoredFiles } from 'cdk8s-fluxcd';

export interface VendoredObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
}

export interface MergePatch {
  readonly metadata?: JsonObject;
  readonly spec?: JsonObject;
  readonly data?: JsonObject;
}

/** Merges fields into one object of vendored files. kustomize wants its name in the patch too, and not in the target only. */
export function mergeInto(files: VendoredFiles, object: VendoredObject, { metadata, ...fields }: MergePatch): void {
  const { apiVersion, kind, name } = object;
  files.patch({ kind, name }, { apiVersion, kind, metadata: { name, ...metadata }, ...fields });
}
