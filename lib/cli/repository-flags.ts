import { ENVIRONMENT } from '../report/index.js';

/** What the commands that read repositories have in common. */
export const REPOSITORY_FLAGS = {
  repo: {
    type: 'string',
    value: 'NAME=DIR',
    multiple: true,
    help: 'a further repository: sources of its URL, or called NAME,\nare read from the folder DIR; once for each repository',
  },
  root: {
    type: 'string',
    value: '[NAME=]PATH',
    multiple: true,
    help: 'folder at which the artifact of a repository begins, where\nthat is not its top; without NAME, that of DIR',
  },
  var: {
    type: 'string',
    value: 'NAME=VALUE',
    multiple: true,
    help: 'value of a variable that comes from outside the repositories',
  },
} as const;

export const REPOSITORY_ENVIRONMENT = [
  [
    ENVIRONMENT.cache,
    'folder for what was built before, or "off" (default: flux-fleet in the\nfolder that the system has for caches)',
  ],
] as const;
