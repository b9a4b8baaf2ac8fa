import { writeFileSync } from 'node:fs';

/** Loaded before another script, tells how much memory the process had at the most, in kilobytes. */
const { BENCH_PEAK } = process.env;
if (BENCH_PEAK !== undefined) {
  process.on('exit', () => writeFileSync(BENCH_PEAK, String(process.resourceUsage().maxRSS)));
}
