import { DEFAULT_CONTROLLERS, parseFluxMinor } from '../../api/index.js';
import { treeText } from '../../engine/index.js';
import type { FileTree } from '../../model/index.js';
import { joinPath } from '../../util/index.js';

/** The Flux of a cluster. */
export interface FluxInstallation {
  /** Minor, `''` when nothing tells. */
  readonly flux: string;
  readonly controllers: readonly string[];
}

const LARGEST = 8 * 1024 * 1024;
const VERSION = /^# Flux Version: (\S+)$|^ +app\.kubernetes\.io\/version: "?([^\s"]+)"?$/m;
const COMPONENTS = /^# Components: (\S+)$/m;

/** What the `gotk-components.yaml` of a folder says of the Flux in it. */
export function fluxInstallation(tree: FileTree, folder: string): FluxInstallation {
  const text = treeText(tree, joinPath(folder, 'gotk-components.yaml'), { most: LARGEST });
  const [, comment, label] = VERSION.exec(text) ?? [];
  return {
    flux: parseFluxMinor(comment ?? label ?? '') ?? '',
    controllers: COMPONENTS.exec(text)?.[1]?.split(',') ?? DEFAULT_CONTROLLERS,
  };
}
