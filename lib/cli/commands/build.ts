import { RENDERERS } from '../../report/index.js';

import { buildRepositories } from '../build-repositories.js';
import { compareApplied } from '../compare-applied.js';
import { defineCommand } from '../define-command.js';
import { EXIT } from '../exit-code.js';
import { findKustomizations } from '../find-kustomizations.js';
import { REPOSITORY_ENVIRONMENT, REPOSITORY_FLAGS } from '../repository-flags.js';
import { repositoryRequest } from '../repository-request.js';
import { unusedWords } from '../unused-words.js';
import { verdict } from '../verdict.js';

/** Builds what Flux would apply, from the files of a repository. */
export const build = defineCommand({
  name: 'build',
  summary: 'show what Flux would apply of a repository',
  synopsis: [
    '[DIR] [--cluster PATH|NAME …] [--kustomization NAMESPACE/NAME …]',
    '[--repo NAME=DIR …] [--root [NAME=]PATH …] [--var NAME=VALUE …]',
    '[--strict] [--format text|json]',
  ],
  description: [
    'Reads the Flux repository in DIR (default: this folder), finds its clusters, and builds each',
    'Kustomization as the controllers would: the real kustomize, patches, components, variables,',
    'starting from what "flux bootstrap" or Flux Operator put there. Nothing is fetched and no',
    'cluster is asked. What cannot be told from the files is "unknown", never an error; whether',
    'the cluster would take the objects is not judged.',
    '',
    'Standard output is one stream of YAML, a comment above the objects of each Kustomization;',
    'with --format json, what docs/reading-a-repository.md describes. Findings go to standard',
    'error. --kustomization narrows what is shown; all of the clusters is built and judged.',
  ],
  flags: {
    cluster: {
      type: 'string',
      value: 'PATH|NAME',
      multiple: true,
      help: 'build only the cluster of this entry folder or name, or any\nfolder as if Flux were bootstrapped there; give it again\nfor more (default: all that are found)',
    },
    kustomization: {
      type: 'string',
      value: 'NAMESPACE/NAME',
      multiple: true,
      help: 'show only this Kustomization; give it again for more',
    },
    ...REPOSITORY_FLAGS,
  },
  environment: REPOSITORY_ENVIRONMENT,
  exitCodes: {
    0: 'fine; unknowns too, and warnings without --strict',
    1: 'errors, warnings with --strict, or the engine is missing',
    2: 'wrong usage, such as a cluster that the repository does not have',
    3: 'a fault of flux-fleet itself',
  },
  examples: [
    ['flux-fleet build', 'all clusters of the repository in this folder'],
    ['flux-fleet build ../fleet --cluster clusters/staging', 'one cluster of a clone beside this folder'],
    [
      'flux-fleet build --kustomization flux-system/apps --repo apps=../apps',
      'what one Kustomization applies, its source cloned beside this folder',
    ],
    ['flux-fleet build --var DOMAIN=example.org --format json', 'with a value that only the cluster has, as JSON'],
  ],
  run: async ({ flags, positionals }, io) => {
    const request = repositoryRequest({ positionals, flags }, io.cwd);
    const report = await buildRepositories(request, io);
    const missing = findKustomizations(flags.kustomization, report.model.clusters);
    const view = { kustomization: flags.kustomization, compare: compareApplied };
    const { notes, exitCode } = verdict(report, flags);
    return {
      output: RENDERERS.build[flags.format](report, view),
      findings: report.findings,
      notes: [...missing, ...unusedWords(request, report), ...notes],
      exitCode: missing.length > 0 ? EXIT.usage : exitCode,
    };
  },
});
