import { join } from 'node:path';

import { frsFleet } from './frs-k8s-fleet/fleet.js';
import { platformFleet } from './platform/fleet.js';

const out = process.env.CDK8S_OUTDIR ?? 'dist/manifests';

frsFleet({ outdir: join(out, 'frs-k8s-fleet') }).synth();
platformFleet({ outdir: join(out, 'platform') }).synth();
