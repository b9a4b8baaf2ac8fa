import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describeWithEngine } from '../support/engine.js';
import { SharedEngine } from '../support/shared-engine.js';

import { FLEET } from './fleet-files.js';
import { type CliOptions, cli } from './run-cli.js';

const CORPUS = resolve(__dirname, '../../../shared/corpus');
const SEED = join(CORPUS, 'vterdunov+frs-k8s-fleet');
const testWithSeed = existsSync(SEED) ? test : test.skip;

const STAGING = `\
Kustomization/flux-system/flux-system
├── Kustomization/flux-system/apps
│   └── ConfigMap/apps/web
└── GitRepository/flux-system/flux-system
`;

const PRODUCTION = `\
Kustomization/flux-system/flux-system
├── Kustomization/flux-system/apps
├── Kustomization/flux-system/ingress
├── GitRepository/flux-system/flux-system
└── GitRepository/flux-system/infra
`;

describeWithEngine('flux-fleet tree DIR', () => {
  const engine = new SharedEngine();
  afterAll(() => engine.close());

  const tree = (args: readonly string[], options: CliOptions = {}) =>
    cli(['tree', ...args], { files: FLEET, openEngine: engine.open, ...options });

  testWithSeed(`prints the tree of the seed document${existsSync(SEED) ? '' : ' (skipped: no corpus)'}`, async () => {
    const result = await tree([SEED, '--cluster', 'clusters/non-prod', '--compact']);
    expect(result).toMatchObject({
      code: 0,
      stdout: `\
Kustomization/flux-system/flux-system
├── Kustomization/flux-system/cert-manager-cluster-issuers
├── Kustomization/flux-system/cert-manager-controller
│   ├── HelmRelease/cert-manager/cert-manager
│   └── HelmRepository/cert-manager/cert-manager
├── Kustomization/flux-system/prometheus-operator-crds
└── GitRepository/flux-system/flux-system
`,
      stderr: '',
    });
  });

  test('shows all that is applied', async () => {
    const result = await tree(['fleet', '--cluster', 'staging']);
    expect(result).toEqual({ code: 0, stdout: STAGING, stderr: '', seen: undefined });
  });

  test('shows the trees of all clusters, and tells what is unknown', async () => {
    const { code, stdout, stderr } = await tree(['fleet', '--compact']);
    expect(stdout).toBe(
      `# clusters/production\n${PRODUCTION}\n# clusters/staging\n${STAGING.replace(/^.*ConfigMap.*\n/m, '')}`,
    );
    expect([code, stderr.match(/FLX\d+/g)]).toEqual([0, ['FLX604', 'FLX607']]);
  });

  test('reads further repositories', async () => {
    const files = { ...FLEET, 'infra/ingress/web.yaml': FLEET['fleet/apps/web.yaml'] };
    const { stdout } = await tree(['fleet', '--cluster', 'production', '--repo', 'infra=infra'], { files });
    expect(stdout).toContain('├── Kustomization/flux-system/ingress\n│   └── ConfigMap/apps/web\n');
  });

  test('prints nested JSON', async () => {
    const { stdout } = await tree(['fleet', '--cluster', 'production', '--format', 'json']);
    expect(JSON.parse(stdout).clusters[0].tree.children).toMatchObject([
      { name: 'apps', children: [{ kind: 'ConfigMap' }] },
      { name: 'ingress', status: 'unknown', unread: 'source not at hand', children: [] },
      { name: 'flux-system' },
      { name: 'infra' },
    ]);
  });

  test('fails where a folder does not build', async () => {
    const files = { ...FLEET, 'fleet/apps/kustomization.yaml': 'resources: [gone.yaml]\n' };
    const { code, stdout, stderr } = await tree(['fleet', '--cluster', 'staging'], { files });
    expect(stdout).toMatch(/ {2}└── \(does not build: .*\)\n/);
    expect([code, stderr.endsWith('\nflux-fleet tree: 1 error\n')]).toEqual([1, true]);
  });

  test('reads the folder that it is run in where that is no project of an app', async () => {
    const files = Object.fromEntries(Object.entries(FLEET).map(([path, text]) => [path.replace('fleet/', ''), text]));
    expect((await tree(['--cluster', 'staging'], { files })).stdout).toBe(STAGING);
  });

  test('refuses clusters that the repository does not have', async () => {
    const stderr = `\
flux-fleet tree: unknown cluster "stagin"; the repository has clusters/production (production), clusters/staging (staging); did you mean "staging"?
see "flux-fleet tree --help"
`;
    expect(await tree(['fleet', '--cluster', 'stagin'])).toEqual({ code: 2, stdout: '', stderr, seen: undefined });
  });
});

describe('flux-fleet tree', () => {
  test.each<[string[], string]>([
    [['none'], '"none": the folder does not exist'],
    [
      ['deploy', '--app', 'node app.js'],
      '"deploy" and --app exclude each other: a tree is that of a folder or of an app',
    ],
    [
      ['--app', 'node app.js', '--repo', 'a=deploy'],
      '--repo is for the tree of a folder, not of an app; name the folder: "." is this one',
    ],
    [['--var', 'A=1'], '--var is for the tree of a folder, not of an app; name the folder: "." is this one'],
  ])('refuses %j in the project of an app', async (args, message) => {
    const files = { 'cdk8s.yaml': 'app: node app.js\n', 'deploy/x.yaml': '' };
    const stderr = `flux-fleet tree: ${message}\nsee "flux-fleet tree --help"\n`;
    expect(await cli(['tree', ...args], { files })).toEqual({ code: 2, stdout: '', stderr, seen: undefined });
  });
});
