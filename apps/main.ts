import { join } from 'node:path';

import { fluxFleetFleet } from './flux-fleet/fleet.js';
import { fluxPlatformFleet } from './flux-platform/fleet.js';
import { frsFleet } from './frs-k8s-fleet/fleet.js';
import { k8sHarlemFleet } from './k8s-harlem/fleet.js';
import { platformFleet } from './platform/fleet.js';

const out = process.env.CDK8S_OUTDIR ?? 'dist/manifests';

fluxFleetFleet({ outdir: join(out, 'flux-fleet') }).synth();
fluxPlatformFleet({ outdir: join(out, 'flux-platform') }).synth();
frsFleet({ outdir: join(out, 'frs-k8s-fleet') }).synth();
k8sHarlemFleet({ outdir: join(out, 'k8s-harlem') }).synth();
platformFleet({ outdir: join(out, 'platform') }).synth();
