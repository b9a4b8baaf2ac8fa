import { homedir } from 'node:os';
import { resolve } from 'node:path';

import { type BuildInput, type BuiltFleet, buildFleet, type RepositoryAtHand } from '../build/index.js';
import { type Finding, sortFindings } from '../diagnostics/index.js';
import { type Engine, engineCacheFolder, EngineMissing, openEngine } from '../engine/index.js';
import { readGitIdentity, readTree } from '../repo/index.js';

import { CommandFailure } from './command-failure.js';
import { foundClusters } from './found-clusters.js';
import type { Io } from './io.js';
import type { RepositoryRequest } from './repository-request.js';
import type { RequestedRepository } from './requested-repositories.js';

/** Reads the repositories and builds what Flux would apply of the first. */
export async function buildRepositories(request: RepositoryRequest, io: Io): Promise<BuiltFleet> {
  const engine = await open(io);
  try {
    const [main, ...further] = request.repositories;
    const first = readRepository(main);
    const others = further.map(readRepository);
    const repositories: BuildInput['repositories'] = [first.repository, ...others.map(({ repository }) => repository)];
    const entries = await foundClusters(request, first.repository, engine);
    const { variables } = request;
    const { findings, ...built } = await buildFleet(engine, { repositories, entries, variables, declared: false });
    return { ...built, findings: sortFindings([...[first, ...others].flatMap((read) => read.findings), ...findings]) };
  } finally {
    await engine.close();
  }
}

async function open({ env, cwd, openEngine: openOther }: Io): Promise<Engine> {
  const cache = engineCacheFolder({ env, platform: process.platform, home: homedir() });
  try {
    return await (openOther ?? openEngine)({ cache: cache === undefined ? undefined : resolve(cwd, cache) });
  } catch (error) {
    if (error instanceof EngineMissing) throw new CommandFailure(error.message);
    throw error;
  }
}

interface ReadRepository {
  readonly repository: RepositoryAtHand;
  readonly findings: readonly Finding[];
}

/** A folder inside a clone is not what the URL of the clone means. */
function readRepository({ name, dir, written, root }: RequestedRepository): ReadRepository {
  const shown = written === '.' ? '' : written.replace(/\/+$/, '');
  const { tree, findings } = readTree(dir, { shown });
  const { url, branch, prefix } = readGitIdentity(dir);
  const identity = prefix === '' ? { url, branch } : { url: '', branch: '' };
  return { repository: { name, shown, ...identity, tree, root }, findings };
}
