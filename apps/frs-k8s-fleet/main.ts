import { frsFleet } from './fleet.js';

frsFleet({ prod: process.env.FRS_PROD === 'true' }).synth();
