import { fluxPlatformFleet } from './fleet.js';

const given = (flag: string) => process.argv.includes(flag);

fluxPlatformFleet({ modern: given('--modern'), document: given('--document') }).synth();
