/**
 * cli: the command `flux-fleet`. A command line and what it may touch come in, text and an exit code go out. It must
 * not know how anything is synthesised or drawn, and no other module imports it; only main.ts touches the process.
 */
export type { Io, Output, Spawn } from './io.js';
export { type AppReport, ENVIRONMENT, type SynthReport } from '../report/index.js';
export { run } from './run.js';
