import type { Command, CommandDefinition } from './command.js';
import { EXIT } from './exit-code.js';
import { COMMON_FLAGS, type FlagTable } from './flags.js';
import { renderHelp } from './help.js';
import { parseFlags } from './parse-flags.js';

/** Makes a command of its description: the common flags are added, arguments are read, help is answered. */
export function defineCommand<const T extends FlagTable>(definition: CommandDefinition<T>): Command {
  const flags = { ...definition.flags, ...COMMON_FLAGS };
  return {
    name: definition.name,
    summary: definition.summary,
    run: async (args, io) => {
      if (args.includes('--help') || args.includes('-h')) {
        return { output: renderHelp({ ...definition, flags }), notes: [], exitCode: EXIT.fine };
      }
      return definition.run(parseFlags(args, flags), io);
    },
  };
}
