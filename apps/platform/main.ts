import { platformFleet } from './fleet.js';

platformFleet().synth();
