import type { Measured } from '../measure/row.js';

import { measureBuild } from './build.js';
import { measureChain } from './chain.js';
import { measureCheck } from './check.js';
import { measureGrowth } from './growth.js';
import { measureLoading } from './loading.js';
import { measureMemory } from './memory.js';
import type { BenchOptions } from './options.js';
import { measureOverlays } from './overlays.js';
import { measurePlain } from './plain.js';
import { measureSecondSynth } from './second-synth.js';
import { measureTypes } from './types.js';
import { measureWriting } from './writing.js';

/** Every row, by its name in the report. */
export const ROWS: Readonly<Record<string, (options: BenchOptions) => Measured>> = {
  plain: measurePlain,
  chain: measureChain,
  writing: measureWriting,
  growth: measureGrowth,
  'second synth': measureSecondSynth,
  memory: measureMemory,
  loading: measureLoading,
  check: measureCheck,
  types: measureTypes,
  build: measureBuild,
  overlays: measureOverlays,
};
