import { fluxFleetFleet } from './fleet.js';

fluxFleetFleet({ modern: process.argv.includes('--modern') }).synth();
