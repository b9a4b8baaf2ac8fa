import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { isKubeObject, type Json, type KubeObject, parseJson } from '../../../lib/manifest/index.js';
import { buildKyaml } from '../../support/kyaml.js';

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

export function hasKustomizationFile(folder: string): boolean {
  return NAMES.some((name) => existsSync(join(folder, name)));
}

/** What `kustomize build` prints for a folder; an error as text. */
export type KustomizeBuild = (folder: string) => readonly KubeObject[] | string;

/** The binary, and a reader of its YAML that is none of ours. */
export function kustomizeBuilds(kustomize: string): KustomizeBuild {
  const kyaml = buildKyaml();
  const known = new Map<string, readonly KubeObject[] | string>();
  const build = (folder: string) => {
    const args = ['build', '--load-restrictor', 'LoadRestrictionsNone', folder];
    const { status, stdout, stderr } = spawnSync(kustomize, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
    if (status !== 0) return stderr;
    const documents = parseJson(kyaml('json', [stdout])[0]?.output ?? '[]') as readonly Json[];
    // No output at all is read as one empty document.
    return documents
      .filter(isKubeObject)
      .filter(({ apiVersion }) => !apiVersion.startsWith('kustomize.config.k8s.io/'));
  };
  return (folder) => {
    const answer = known.get(folder) ?? build(folder);
    known.set(folder, answer);
    return answer;
  };
}
