import { VendoredFiles } from 'cdk8s-fluxcd';

import type { Core } from './core.js';

/** A bundle below core-apps/base that is kept as upstream has it. */
export function vendored({ coreApps }: Core, name: string): VendoredFiles {
  return new VendoredFiles(coreApps, name, { path: `core-apps/base/${name}` });
}

/** The CRDs of cert-manager, since its releases leave them to somebody else. */
export function certManagerCrds(core: Core): void {
  vendored(core, 'cert-manager-crds');
}
