import fc from 'fast-check';

/**
 * Property tests look at new chances in every run, but not in CI, where a change is judged by the chances that the last
 * one had. `FC_SEED` repeats a run.
 */
const seed = process.env.FC_SEED ?? (process.env.CI === undefined ? undefined : '20261121');
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
