import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import {
  emitYaml,
  type JsonObject,
  type KubeObject,
  type KustomizationTransform,
  parseYaml,
} from '../../lib/manifest/index.js';
import type { OverlayFolder } from '../../lib/overlay/index.js';

export type Built = { readonly objects: readonly KubeObject[] } | { readonly error: string };

const run = promisify(execFile);

/** Writes the folders down and has the real kustomize build them. */
export async function kustomizeBuild(kustomize: string, folder: OverlayFolder): Promise<Built> {
  const root = mkdtempSync(join(tmpdir(), 'overlay-'));
  try {
    writeFolder(root, folder);
    const { stdout } = await run(kustomize, ['build', root], { maxBuffer: 1 << 28 });
    return { objects: parseYaml(stdout).documents as unknown as KubeObject[] };
  } catch (error) {
    return { error: String((error as { stderr?: string }).stderr ?? error) };
  } finally {
    rmSync(root, { recursive: true });
  }
}

function writeFolder(path: string, { objects, transform, folders = [] }: OverlayFolder): void {
  const names = folders.map((_, index) => `folder-${index}`);
  const files = objects.length === 0 ? [] : ['objects.yaml'];
  const file = kustomizationFile(transform, [...files, ...names]);
  writeFileSync(join(path, 'kustomization.yaml'), emitYaml([{ data: file }]));
  if (files.length > 0) writeFileSync(join(path, 'objects.yaml'), emitYaml(objects.map((data) => ({ data }))));
  folders.forEach((child, index) => {
    const below = join(path, `folder-${index}`);
    mkdirSync(below);
    writeFolder(below, child);
  });
}

function kustomizationFile(
  { namespace, labels, replicas, images }: KustomizationTransform,
  resources: string[],
): JsonObject {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources,
    ...(namespace === undefined ? {} : { namespace }),
    ...(labels === undefined ? {} : { labels: [{ pairs: labels }] }),
    ...(replicas === undefined ? {} : { replicas: replicas.map((entry) => ({ ...entry })) }),
    ...(images === undefined ? {} : { images: images.map((image) => ({ ...image }) as JsonObject) }),
  };
}
