import { timed } from '../measure/alternate.js';
import { chainStock } from '../workloads/fleets.js';

const app = chainStock({ links: 6, objects: 30 });
process.stdout.write(JSON.stringify(timed({ run: () => app.synthYaml() }, 1)));
