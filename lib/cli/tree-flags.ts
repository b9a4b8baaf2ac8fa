import type { CommonFlags, FlagValues } from './flags.js';
import { REPOSITORY_FLAGS } from './repository-flags.js';

export const TREE_FLAGS = {
  app: { type: 'string', value: 'CMD', help: 'command that runs the app (default: "app" of cdk8s.yaml)' },
  cluster: {
    type: 'string',
    value: 'PATH|NAME',
    multiple: true,
    help: 'show only this cluster, by its entry folder or its name;\ngive it again for more (default: all)',
  },
  compact: { type: 'boolean', help: "show only objects of Flux's own kinds" },
  ...REPOSITORY_FLAGS,
} as const;

export type TreeFlags = FlagValues<typeof TREE_FLAGS & CommonFlags>;
