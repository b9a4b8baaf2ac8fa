import { join } from 'node:path';

import { buildFleet, type RepositoryAtHand } from '../../../lib/build/index.js';
import { formatFinding } from '../../../lib/diagnostics/index.js';
import type { Engine } from '../../../lib/engine/index.js';
import { readGitIdentity, readTree } from '../../../lib/repo/index.js';
import { type ProofCase, proofCases } from './cases.js';
import { changingFields } from './changing-fields.js';
import { compareObjects } from './compare-objects.js';
import { fluxVerdict, notJudged, questionsOf } from './flux-verdict.js';
import type { Judge } from './judge.js';
import { hasKustomizationFile, type KustomizeBuild } from './kustomize-verdicts.js';
import { recordingEngine } from './recording-engine.js';
import type { CorpusRepository } from './repositories.js';
import { TreeFolders } from './tree-folders.js';
import { unlistedIn } from './unlisted.js';
import { specOf } from './variables.js';
import { different, none, type ProvedKustomization, type ProvedRepository, type Verdict } from './verdict.js';

/** Everybody who builds. */
export interface Builders {
  readonly engine: Engine;
  readonly judge: Judge;
  readonly kustomize: KustomizeBuild;
}

/** Builds all clusters of a repository, has others build the same, and compares. */
export async function proveRepository(repository: CorpusRepository, builders: Builders): Promise<ProvedRepository> {
  const folders = new TreeFolders();
  try {
    return await prove(repository, builders, folders);
  } catch (error) {
    const crash = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { name: repository.name, clusters: [], findings: [], crash };
  } finally {
    folders.remove();
  }
}

async function prove(
  { name, dir, libraries }: CorpusRepository,
  { engine, judge, kustomize }: Builders,
  folders: TreeFolders,
): Promise<ProvedRepository> {
  const { engine: recording, builds } = recordingEngine(engine);
  const repositories = [atHand('.', dir), ...libraries.map((library) => atHand(library.name, library.dir))] as const;
  const { model, findings } = await buildFleet(recording, { repositories: [...repositories] });
  const places = { '.': dir, ...Object.fromEntries(libraries.map((library) => [library.name, library.dir])) };
  const proved = judged(proofCases(model, builds, places), { judge, kustomize, folders });
  return {
    name,
    clusters: model.clusters.map((cluster) => ({
      name: cluster.name,
      kustomizations: proved.filter(({ proof }) => proof.cluster === cluster).map(({ result }) => result),
      unlisted: unlistedIn(cluster),
    })),
    findings: findings.map(formatFinding),
    crash: '',
  };
}

/** A folder inside a clone is not what the URL of the clone means. */
function atHand(name: string, dir: string): RepositoryAtHand {
  const { url, branch, prefix } = readGitIdentity(dir);
  const identity = prefix === '' ? { url, branch } : { url: '', branch: '' };
  return { name, shown: '', ...identity, tree: readTree(dir).tree, root: '' };
}

interface Judges {
  readonly judge: Judge;
  readonly kustomize: KustomizeBuild;
  readonly folders: TreeFolders;
}

function judged(cases: readonly ProofCase[], { judge, kustomize, folders }: Judges) {
  const asked = cases.filter(isJudged);
  const questions = new Map(asked.map((proof) => [proof, questionsOf(proof, folders)]));
  const requests = [...questions.values()].flatMap(({ whole, plain }) =>
    plain === undefined ? [whole] : [whole, plain],
  );
  const judgements = judge(requests);
  const answers = new Map(requests.map((request, index) => [request, judgements[index]]));
  return cases.map((proof) => {
    const { whole, plain } = questions.get(proof) ?? {};
    const answer = whole && answers.get(whole);
    const flux =
      answer === undefined
        ? { verdict: notJudged(proof), beforeSubstitution: 0 }
        : fluxVerdict(proof, answer, plain && answers.get(plain));
    return { proof, result: resultOf(proof, flux, kustomizeVerdict(proof, kustomize, folders)) };
  });
}

/** What is unknown cannot be judged, nor what had no source to be built from. */
function isJudged({ build, kustomization }: ProofCase): boolean {
  return build !== undefined && kustomization.build?.status !== 'unknown';
}

function resultOf(
  { kustomization: { key, build, applied = [] } }: ProofCase,
  { verdict, beforeSubstitution }: ReturnType<typeof fluxVerdict>,
  kustomize: Verdict,
): ProvedKustomization {
  const { status = 'unknown', message = '' } = build ?? {};
  return { key, status, message, objects: applied.length, flux: verdict, beforeSubstitution, kustomize };
}

function kustomizeVerdict(proof: ProofCase, kustomize: KustomizeBuild, folders: TreeFolders): Verdict {
  const { build, kustomization } = proof;
  if (build === undefined || !isJudged(proof)) return notJudged(proof);
  const spec = specOf(kustomization);
  const own = Object.keys(changingFields(spec)).concat(['postBuild', 'commonMetadata'].filter((name) => name in spec));
  if (own.length > 0) return none(`Flux adds ${own.join(', ')}`);
  const folder = join(folders.folderOf(build.tree), build.request.path);
  if (!hasKustomizationFile(folder)) return none('Flux generates the kustomization file');
  const failed = kustomization.build?.status === 'failed';
  const theirs = kustomize(folder);
  if (typeof theirs === 'string') return failed ? { result: 'equal' } : different(`kustomize refuses it: ${theirs}`);
  if (failed) return different('kustomize builds it, we do not');
  return compareObjects(
    (kustomization.applied ?? []).map(({ object }) => object),
    theirs,
  );
}
