import { DEFAULT_CONTROLLERS } from '../../api/index.js';
import { treeText } from '../../engine/index.js';
import type { FileTree } from '../../model/index.js';
import { joinPath } from '../../util/index.js';

import { FLUX_ITSELF } from './entry-files.js';
import { type FluxVersion, fluxVersion } from './flux-version.js';
import { KUSTOMIZATION_FILES } from './kustomization-folders.js';

/** The Flux of a cluster. */
export interface FluxInstallation extends FluxVersion {
  readonly controllers: readonly string[];
}

const LARGEST = 8 * 1024 * 1024;
const VERSION = /^# Flux Version: (\S+)$|^ +app\.kubernetes\.io\/version: "?([^\s"]+)"?$/m;
const COMPONENTS = /^# Components: (\S+)$/m;
/** The manifests of a release, where a kustomization file takes them in by URL. */
const RELEASE = /\/fluxcd\/flux2\/releases\/download\/(v[^/\s]+)\/install\.yaml/;

/** What the files of a folder say of the Flux in it: `gotk-components.yaml`, else the URL of a release. */
export function fluxInstallation(tree: FileTree, folder: string): FluxInstallation {
  const textOf = (name: string) => treeText(tree, joinPath(folder, name), { most: LARGEST });
  const components = textOf(FLUX_ITSELF);
  const [, comment, label] = VERSION.exec(components) ?? [];
  const [, release] = RELEASE.exec(KUSTOMIZATION_FILES.map(textOf).join('\n')) ?? [];
  return {
    ...fluxVersion(comment ?? label ?? release ?? ''),
    controllers: COMPONENTS.exec(components)?.[1]?.split(',') ?? DEFAULT_CONTROLLERS,
  };
}
