/**
 * synth: FleetApp, from constructs to files. What comes in are a construct tree, CRD files and the environment, what goes
 * out are written files, a summary and a report. It decides the order of things and leaves each to its module: it must
 * not judge or lay out by itself, and only environment.ts knows the process.
 */
export { FleetApp, type FleetAppProps, type FleetResult } from './fleet-app.js';
