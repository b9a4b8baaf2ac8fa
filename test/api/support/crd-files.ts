import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

import type { FluxMinor, StructuralSchema } from '../../../lib/api/index.js';

/** What was read from Flux; not every checkout has it beside it. */
export const FACTS = resolve(__dirname, '../../../../shared/flux');

/** Where they are not at hand, tests that need them are reported as skipped. */
export const hasFacts = existsSync(FACTS);

/** One of Flux's own CRDs. */
export interface CrdFile {
  readonly file: string;
  /** The Flux minor that pins it. */
  readonly flux: FluxMinor;
  readonly group: string;
  readonly kind: string;
  readonly versions: readonly { readonly apiVersion: string; readonly schema: StructuralSchema }[];
}

/** The controllers' tags, and the Flux minor that pins them. */
const MINORS: readonly (readonly [RegExp, FluxMinor])[] = [
  [/^(source|kustomize)-controller_v1\.6\./, '2.6'],
  [/^(helm-controller_v1\.3|notification-controller_v1\.6)\./, '2.6'],
  [/^image-(automation-controller_v0\.41|reflector-controller_v0\.35)\./, '2.6'],
  [/^(source|kustomize|notification)-controller_v1\.9\./, '2.9'],
  [/^(helm-controller_v1\.6|image-automation-controller_v1\.2)\./, '2.9'],
  [/^(image-reflector-controller|source-watcher)_HEAD_/, '2.9'],
  [/^(source|kustomize)-controller_v1\.10\./, '2.10'],
  [/^flux-operator_HEAD_/, '2.10'],
];

/** The CRDs that are at hand, none where there are none. */
export function readCrds(): readonly CrdFile[] {
  return hasFacts ? readdirSync(join(FACTS, 'crds')).sort().map(readCrd) : [];
}

function readCrd(file: string): CrdFile {
  const flux = MINORS.find(([pattern]) => pattern.test(file))?.[1];
  if (flux === undefined) throw new Error(`no minor for ${file}`);
  const { group, names, versions } = parse(readFileSync(join(FACTS, 'crds', file), 'utf8')).spec;
  return {
    file,
    flux,
    group,
    kind: names.kind,
    versions: versions.map(({ name, schema }: { name: string; schema: { openAPIV3Schema: StructuralSchema } }) => ({
      apiVersion: `${group}/${name}`,
      schema: schema.openAPIV3Schema,
    })),
  };
}
