import { frsFleet } from './fleet.js';

const flags = process.argv.slice(2);

frsFleet({ prod: flags.includes('--prod'), modern: flags.includes('--modern') }).synth();
