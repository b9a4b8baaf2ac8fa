import type { SynthReport } from '../../lib/cli/index.js';
import type { Finding } from '../../lib/diagnostics/index.js';
import type { ClusterModel } from '../../lib/model/index.js';

import { cluster, fleet, kustomization, seedCluster } from '../report/seed-model.js';

import { cli, fakeApp } from './run-cli.js';

const APP = ['tree', '--app', 'node app.js'];

const COMPACT = `\
Kustomization/flux-system/flux-system
├── Kustomization/flux-system/cert-manager-cluster-issuers
├── Kustomization/flux-system/cert-manager-controller
│   ├── HelmRelease/cert-manager/cert-manager
│   └── HelmRepository/cert-manager/cert-manager
├── Kustomization/flux-system/prometheus-operator-crds
└── GitRepository/flux-system/flux-system
`;

const ERROR: Finding = { code: 'FLX104', severity: 'error', subject: 'Secret "a/b"', message: 'is plain' };
const BOTH = report(seedCluster('non-prod'), seedCluster('prod'));

describe('flux-fleet tree', () => {
  test('prints the tree of the seed document', async () => {
    const files = fakeApp(report(seedCluster('non-prod')));
    expect(await cli([...APP, '--compact'], { files })).toMatchObject({ code: 0, stdout: COMPACT, stderr: '' });
  });

  test('prints the trees of all clusters', async () => {
    const stdout = `# clusters/non-prod\n${COMPACT}\n# clusters/prod\n${COMPACT}`;
    expect(await cli([...APP, '--compact'], { files: fakeApp(BOTH) })).toMatchObject({ code: 0, stdout, stderr: '' });
  });

  test('joins the clusters of all apps of the process', async () => {
    const apps = [...report(seedCluster('non-prod')).apps, ...report(seedCluster('prod')).apps];
    const stdout = `# clusters/non-prod\n${COMPACT}\n# clusters/prod\n${COMPACT}`;
    expect(await cli([...APP, '--compact'], { files: fakeApp({ version: 1, apps }) })).toMatchObject({ stdout });
  });

  test.each(['clusters/prod', './clusters/prod/', 'prod'])('chooses a cluster by %s', async (word) => {
    const result = await cli([...APP, '--compact', '--cluster', word], { files: fakeApp(BOTH) });
    expect(result).toMatchObject({ code: 0, stdout: COMPACT, stderr: '' });
  });

  test('refuses clusters that the app does not have', async () => {
    const args = [...APP, '--cluster', 'clusters/nonprod', '--cluster', 'prod', '--cluster', 'edge'];
    expect(await cli(args, { files: fakeApp(BOTH) })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `\
flux-fleet tree: unknown cluster "clusters/nonprod"; the app has clusters/non-prod (non-prod), clusters/prod (prod); did you mean "clusters/non-prod"?
flux-fleet tree: unknown cluster "edge"; the app has clusters/non-prod (non-prod), clusters/prod (prod)
see "flux-fleet tree --help"
`,
    });
  });

  test('prints nested JSON', async () => {
    const bare = cluster('edge', [kustomization('flux-system', [], { path: 'clusters/edge' })]);
    const { stdout } = await cli([...APP, '--format', 'json'], { files: fakeApp(report(bare)) });
    expect(stdout).toBe(`\
{
  "clusters": [
    {
      "name": "edge",
      "path": "clusters/edge",
      "flux": "2.10",
      "tree": {
        "group": "kustomize.toolkit.fluxcd.io",
        "kind": "Kustomization",
        "namespace": "flux-system",
        "name": "flux-system",
        "children": [
          {
            "group": "source.toolkit.fluxcd.io",
            "kind": "GitRepository",
            "namespace": "flux-system",
            "name": "flux-system"
          }
        ]
      }
    }
  ]
}
`);
  });

  test('has the app write nothing, whatever the variables around it say', async () => {
    const env = { FLUX_FLEET_REPO: 'fleet=.', FLUX_FLEET_CHECK: 'true', FLUX_FLEET_OVERWRITE_EDITS: 'true' };
    const { seen } = await cli(APP, { files: fakeApp(BOTH), env });
    expect(seen).toEqual({
      CDK8S_OUTDIR: seen?.FLUX_FLEET_REPORT?.replace(/\/report\.json$/, ''),
      FLUX_FLEET_PREVIEW: 'off',
      FLUX_FLEET_REPORT: expect.any(String),
    });
  });

  test('shows the tree of a fleet with errors, and fails', async () => {
    const files = fakeApp(report(seedCluster('non-prod')), 'process.exitCode = 1;');
    const [app] = report(seedCluster('non-prod')).apps;
    const broken = { version: 1, apps: app === undefined ? [] : [{ ...app, findings: [ERROR] }] };
    const result = await cli([...APP, '--compact'], { files: { ...files, 'report.json': JSON.stringify(broken) } });
    expect(result).toMatchObject({ code: 1, stdout: COMPACT, stderr: 'flux-fleet tree: 1 error\n' });
  });

  test('has nothing to show where errors leave no model, and does not judge the clusters asked for', async () => {
    const apps = [{ app: 'platform', model: null, findings: [ERROR], outputs: [] }];
    const files = fakeApp({ version: 1, apps }, 'process.exitCode = 1;');
    const stderr = 'flux-fleet tree: 1 error\nflux-fleet tree: the app has no clusters to show\n';
    expect(await cli([...APP, '--cluster', 'prod'], { files })).toMatchObject({ code: 1, stdout: '', stderr });
  });

  test('says when the app has no cluster', async () => {
    const stderr = 'flux-fleet tree: the app has no clusters to show\n';
    expect(await cli(APP, { files: fakeApp(report()) })).toMatchObject({ code: 0, stdout: '', stderr });
  });

  test('explains itself', async () => {
    expect((await cli(['tree', '--help'])).stdout).toBe(`\
flux-fleet tree: show which Kustomization applies what

Usage: flux-fleet tree [DIR | --app CMD] [--cluster PATH|NAME …] [--compact]
                       [--repo NAME=DIR …] [--root [NAME=]PATH …] [--var NAME=VALUE …]
                       [--strict] [--format text|json]

With DIR, builds the Flux repository there as "flux-fleet build" does. Without, runs the app
that cdk8s.yaml names, which writes no file; where there is no cdk8s.yaml, DIR is this folder.
Prints the ownership tree of each cluster. With --compact it is, line by line, what
"flux tree ks flux-system --compact" prints there. Without, all objects are shown; HelmReleases
are leaves, which Flux expands in the cluster, and a last leaf says what is not known.
Of an app:

  (vendored files: not read)          the Kustomization also applies files no app writes
  (source outside the app: not read)  it builds a source that is no repository of the app

Of a repository:

  (source not at hand: not read)      its source is another repository: give it with --repo
  (does not build: …)                 Flux would apply nothing of it
  (not all is known: …)               it applies more than the objects above

With more than one cluster, a line "# PATH" stands above each tree.

Flags:
  --app CMD              command that runs the app (default: "app" of cdk8s.yaml)
  --cluster PATH|NAME …  show only this cluster, by its entry folder or its name;
                         give it again for more (default: all)
  --compact              show only objects of Flux's own kinds
  --repo NAME=DIR …      a further repository: sources of its URL, or called NAME,
                         are read from the folder DIR; once for each repository
  --root [NAME=]PATH …   folder at which the artifact of a repository begins, where
                         that is not its top; without NAME, that of DIR
  --var NAME=VALUE …     value of a variable that comes from outside the repositories
  --strict               let warnings count: exit code 1
  --format text|json     form of the data on standard output (default text)
  --verbose              show the stack of an internal error, as DEBUG=1 does
  --help                 show this help, as -h does

Environment:
  FLUX_FLEET_CACHE  folder for what was built before, or "off" (default: flux-fleet in the
                    folder that the system has for caches)

Exit codes:
  0  fine; warnings too, without --strict
  1  errors in the fleet, warnings with --strict, or the app failed
  2  wrong usage, such as a cluster that is not there
  3  a fault of flux-fleet itself

Examples:
  flux-fleet tree --compact
      all clusters of the app that cdk8s.yaml names
  flux-fleet tree --app "npx tsx apps/platform.ts" --cluster clusters/staging
      one cluster of one app
  flux-fleet tree ../fleet --compact
      all clusters of a clone beside this folder
  flux-fleet tree --cluster staging --format json
      one cluster as nested JSON
`);
  });
});

function report(...clusters: readonly ClusterModel[]): SynthReport {
  return { version: 1, apps: [{ app: 'platform', model: fleet(...clusters), findings: [], outputs: [] }] };
}
