/**
 * commands: what `flux-fleet` can do, one file per command, in the order of the help.
 */
import type { Command } from '../command.js';

import { build } from './build.js';
import { init } from './init.js';
import { synth } from './synth.js';
import { tree } from './tree.js';

export const COMMANDS: readonly Command[] = [synth, build, tree, init];
