import { spawnSync } from 'node:child_process';

import { unpackable } from './packable.js';

/** The environment without what the npm, the jest or the pipeline around this process would tell those inside. */
export function npmEnvironment(): NodeJS.ProcessEnv {
  const told =
    /^(npm_(?!config_)|npm_config_.*prefix$|INIT_CWD$|NODE_ENV$|NODE_OPTIONS$|NODE_PATH$|JEST_|CDK8S_|FLUX_FLEET_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !told.test(name))) as NodeJS.ProcessEnv;
}

/** Whether the registry that npm is set to has this package now; what npm has cached does not count. */
export function isOnRegistry(specification: string): boolean {
  const quick = ['--prefer-online', '--fetch-retries=0', '--fetch-timeout=15000', '--loglevel=silent'];
  const options = { encoding: 'utf8', env: npmEnvironment(), timeout: 60_000 } as const;
  const { status, stdout } = spawnSync('npm', ['view', specification, 'version', ...quick], options);
  return status === 0 && stdout.trim() !== '';
}

/** `describe` for tests that install packages: without a registry they are skipped, and the title says why. */
export function describeInstalled(title: string, tests: () => void): void {
  const why = unpackable() ?? (isOnRegistry('constructs') ? undefined : 'npm reaches no registry');
  if (why === undefined) describe(title, tests);
  else describe.skip(`${title} (skipped: ${why})`, tests);
}
