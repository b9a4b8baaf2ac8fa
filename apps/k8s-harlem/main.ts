import { k8sHarlemFleet } from './fleet.js';

k8sHarlemFleet({ modern: process.argv.includes('--modern') }).synth();
