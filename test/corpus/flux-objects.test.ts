import { type FluxMinor, fluxSchema, minorsServing, type SchemaProblem, validateObject } from '../../lib/api/index.js';
import { fieldPath, type KubeObject } from '../../lib/manifest/index.js';

import { hasCorpus, readCorpus } from './read-corpus.js';

/** An object that is wrong, and why nobody noticed or minds. */
interface Exception {
  readonly file: string;
  readonly problems: readonly string[];
  readonly why: string;
}

const EXCEPTIONS: readonly Exception[] = [
  {
    file: 'onedr0p+home-ops/kubernetes/components/alerts/alertmanager/alert.yaml',
    problems: ['spec.eventSources[0].kind is wrong: enum'],
    why: 'the Flux Operator adds its own kinds to the enum of the CRD that it installs',
  },
  {
    file: 'konturio+k8s-harlem/core-apps/base/ingress-nginx-custom/release.yaml',
    problems: ['spec.interval is missing'],
    why: 'a patch of the cluster that uses this base adds it',
  },
  {
    file: 'konturio+k8s-harlem/core-apps/base/kai-scheduler/release.yaml',
    problems: ['spec.chart.spec.sourceRef.kind is wrong: enum'],
    why: 'really wrong; taken out of the kustomization file that named it',
  },
  {
    file: 'konturio+k8s-harlem/core-apps/clusters/k8s-01/metallb/release.yaml',
    problems: ['spec.chart.spec.sourceRef is missing', 'spec.interval is missing'],
    why: 'a patch that no kustomization file names any more',
  },
  {
    file: 'konturio+k8s-harlem/core-apps/clusters/k8s-02/nginx-ingress/release.yaml',
    problems: ['spec.chart.spec.chart is missing', 'spec.chart.spec.sourceRef is missing', 'spec.interval is missing'],
    why: 'a patch that no kustomization file names any more',
  },
  {
    file: 'konturio+k8s-harlem/core-apps/sources/kai-scheduler.yaml',
    problems: ['spec.type is no field'],
    why: 'really wrong; taken out of the kustomization file that named it',
  },
  {
    file: 'konturio+k8s-harlem@seed/core-apps/clusters/k8s-01/metallb/release.yaml',
    problems: ['spec.chart.spec.sourceRef is missing', 'spec.interval is missing'],
    why: 'a patch that no kustomization file names any more',
  },
  {
    file: 'konturio+k8s-harlem@seed/core-apps/clusters/k8s-02/nginx-ingress/release.yaml',
    problems: ['spec.chart.spec.chart is missing', 'spec.chart.spec.sourceRef is missing', 'spec.interval is missing'],
    why: 'a patch that no kustomization file names any more',
  },
];

const REPOS = readCorpus();
const ALL = REPOS.flatMap(({ minors, objects }) => objects.map((entry) => ({ minors, ...entry })));
const WHOLE = ALL.filter(({ isPatch }) => !isPatch);
const PATCHES = ALL.filter(({ isPatch }) => isPatch);
const KINDS = new Set(WHOLE.map(({ object }) => object.kind)).size;

/** Where the repositories are not at hand, these are reported as skipped. */
const describeHere = hasCorpus ? describe : describe.skip;

/** Those whose Flux can be told; of the others it is enough that one minor takes them. */
const TOLD = WHOLE.filter(({ minors }) => minors.length > 0).length;

describeHere(`Flux objects in ${REPOS.length} repositories of others, the Flux of ${TOLD} of them known`, () => {
  test('every file that speaks of Flux can be read', () => {
    expect(REPOS.flatMap(({ unreadable }) => unreadable)).toEqual([]);
  });

  test(`${WHOLE.length} objects of ${KINDS} kinds are accepted by the Flux they are for, but ${EXCEPTIONS.length}`, () => {
    const refused = WHOLE.map(({ file, object, minors }) => ({ file, problems: problemsOf(object, minors) }));
    const known = EXCEPTIONS.map(({ file, problems }) => ({ file, problems }));
    expect(refused.filter(({ problems }) => problems.length > 0)).toEqual(known);
  });

  test(`${PATCHES.length} patches of such objects lack fields, but say nothing that is wrong`, () => {
    const lacks = / is missing$| breaks /;
    const refused = PATCHES.map(({ file, object, minors }) => ({
      file,
      problems: problemsOf(object, minors).filter((problem) => !lacks.test(problem)),
    }));
    expect(refused.filter(({ problems }) => problems.length > 0)).toEqual([]);
  });
});

/** None when one of the minors accepts it; where the repository names none, any that serves it may. */
function problemsOf(object: KubeObject, minors: readonly FluxMinor[]): readonly string[] {
  const tried = minors.length > 0 ? minors : minorsServing(object.kind, object.apiVersion);
  const verdicts = tried.map((flux) => problemsAt(object, flux));
  return verdicts.find((problems) => problems.length === 0) ?? verdicts.at(-1) ?? ['no Flux serves it'];
}

function problemsAt(object: KubeObject, flux: FluxMinor): readonly string[] {
  const schema = fluxSchema(object.kind, object.apiVersion, flux);
  if (schema === undefined) return [`Flux ${flux} does not serve it`];
  return validateObject(schema, object, { isOpaque }).map(shown);
}

/** What Flux fills in only after the build. */
function isOpaque(text: string): boolean {
  return text.includes('${');
}

function shown(found: SchemaProblem): string {
  const field = fieldPath(found.path);
  switch (found.problem) {
    case 'unknown':
      return `${field} is no field`;
    case 'required':
      return `${field} is missing`;
    case 'rule':
      return `${field} breaks ${found.rule}`;
    default:
      return `${field} is wrong: ${found.problem}`;
  }
}
