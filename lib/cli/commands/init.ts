import { NEWEST_FLUX } from '../../api/index.js';
import { didYouMean, quotedList } from '../../util/index.js';

import { CommandFailure } from '../command-failure.js';
import { defineCommand } from '../define-command.js';
import { EXIT } from '../exit-code.js';
import { MADE_PROJECT } from '../init/made-project.js';
import { projectFiles } from '../init/project-files.js';
import { projectRequest } from '../init/project-request.js';
import { writeFiles } from '../init/write-files.js';
import { ownPackage } from '../own-package.js';
import { UsageError } from '../usage-error.js';

const KINDS = ['project'];

/** Starts a project of a tenant. */
export const init = defineCommand({
  name: 'init',
  summary: 'start the repository of a project that comes on board of a fleet',
  synopsis: ['project NAME [--dir DIR] [--clusters NAME,NAME…]', '[--flux MINOR] [--format text|json]'],
  description: [
    'Makes a TypeScript project that writes, into its own folder, what the project NAME deploys to',
    'each cluster: Kustomizations, a chart of others, and manifests as a base with what each',
    'cluster has of its own. NAME is the namespace and the ServiceAccount of the project.',
    '',
    'Prints what it made, what to do next, and the lines that bring the project on board in the',
    'app of the fleet. Nothing is installed, and nothing is written into a folder that holds',
    'anything but ".git".',
  ],
  flags: {
    dir: { type: 'string', value: 'DIR', help: 'folder of the project (default: NAME-deploy)' },
    clusters: {
      type: 'string',
      value: 'NAME,NAME…',
      help: 'clusters that the project goes to (default: staging,production)',
    },
    flux: { type: 'string', value: 'MINOR', help: `Flux of these clusters (default: ${NEWEST_FLUX})` },
  },
  exitCodes: {
    0: 'fine',
    1: 'the folder cannot be written',
    2: 'wrong usage, such as a folder that is not empty: nothing was written',
    3: 'a fault of flux-fleet itself',
  },
  examples: [
    ['flux-fleet init project shop', 'make shop-deploy in this folder'],
    ['flux-fleet init project shop --dir .', 'in a clone of a new repository'],
    ['flux-fleet init project shop --clusters dev,prd --flux 2.7', 'for two clusters by their names, on an older Flux'],
  ],
  run: async ({ flags, positionals: [kind, ...positionals] }, io) => {
    checkKind(kind);
    const { project, dir, written } = projectRequest({ ...flags, positionals }, io.cwd);
    const own = ownPackage();
    if (own === undefined) throw new CommandFailure('the package.json of cdk8s-fluxcd is gone; install it again');
    const files = projectFiles(project, own);
    writeFiles(dir, files);
    const made = { project, dir: written, files: Object.keys(files) };
    return { output: MADE_PROJECT[flags.format](made), notes: [], exitCode: EXIT.fine };
  },
});

function checkKind(kind: string | undefined): void {
  if (kind !== undefined && KINDS.includes(kind)) return;
  const known = `known is ${quotedList(KINDS)}, as in "flux-fleet init project NAME"`;
  if (kind === undefined) throw new UsageError(`what to start is missing; ${known}`);
  throw new UsageError(`"${kind}" cannot be started; ${didYouMean(kind, KINDS) ?? known}`);
}
