import { RENDERERS } from '../report/index.js';

import { buildRepositories } from './build-repositories.js';
import type { CommandResult } from './command.js';
import { compareApplied } from './compare-applied.js';
import type { Io } from './io.js';
import { repositoryRequest } from './repository-request.js';
import type { TreeFlags } from './tree-flags.js';
import { unusedWords } from './unused-words.js';
import { verdict } from './verdict.js';

/** Builds a repository and draws what Flux would apply. */
export async function treeOfRepository(
  positionals: readonly string[],
  flags: TreeFlags,
  io: Io,
): Promise<CommandResult> {
  const request = repositoryRequest({ positionals, flags }, io.cwd);
  const report = await buildRepositories(request, io);
  const { notes, exitCode } = verdict(report, flags);
  return {
    output: RENDERERS.tree[flags.format](report.model, { compact: flags.compact, compare: compareApplied }),
    findings: report.findings,
    notes: [...unusedWords(request, report), ...notes],
    exitCode,
  };
}
