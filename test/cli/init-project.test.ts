import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

import { FLUX_MINORS } from '../../lib/api/index.js';
import { run } from '../../lib/cli/index.js';
import { onboarding } from '../../lib/cli/init/onboarding.js';
import { fluxFleet, pathsIn, ROOT } from '../apps/support.js';
import { describeWithEngine } from '../support/engine.js';

jest.setTimeout(120_000);

const TREE = `\
Kustomization/shop/shop
├── Kustomization/shop/backend
│   ├── HelmRelease/shop/backend
│   └── HelmRepository/shop/charts
└── Kustomization/shop/web
    ├── Service/shop/web
    └── Deployment/shop/web
`;

const FLEET = `\
import { Cluster, FleetApp, GitRepository, Kustomization, Repository, Tenant } from 'cdk8s-fluxcd';

const app = new FleetApp({ name: 'fleet' });
const repository = new Repository(app, 'fleet');
for (const name of ['staging', 'production']) onBoard(new Cluster(app, name, { repository, flux: '2.10' }));
app.synth();

function onBoard(cluster: Cluster): void {
${onboarding({ name: 'shop' })}}
`;

/** Below dist/, where `cdk8s-fluxcd` is this project, and git looks away. */
let dir = '';

beforeAll(() => {
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  dir = relative(ROOT, mkdtempSync(join(ROOT, 'dist/init-')));
});

afterAll(() => rmSync(join(ROOT, dir), { recursive: true, force: true }));

describe('A new project', () => {
  test('compiles, and so do the lines that bring it on board', async () => {
    const project = await made('compiled', '2.10');
    const fleet = join(ROOT, dir, 'fleet.ts');
    ts.sys.writeFile(fleet, FLEET);
    const written = pathsIn(join(ROOT, project)).filter((path) => path.endsWith('.ts'));
    expect(written).toEqual(['backend.ts', 'main.ts', 'web.ts']);
    expect(problemsOf([...written.map((path) => join(ROOT, project, path)), fleet])).toEqual([]);
  });

  test('writes itself into its own folder, and finds it up to date then', async () => {
    const project = await made('written', '2.10');
    const first = await synth(project, ['--strict']);
    expect(first).toEqual({
      code: 0,
      stdout: '',
      stderr: `\
production  Flux 2.10  3 Kustomizations, 6 objects  → shop-deploy/flux/production
staging     Flux 2.10  3 Kustomizations, 6 objects  → shop-deploy/flux/staging
shop-deploy: 14 written, 0 unchanged, 0 removed → ${join(ROOT, project)}
`,
    });
    expect(pathsIn(join(ROOT, project)).filter((path) => path.endsWith('.yaml') && path !== 'cdk8s.yaml')).toEqual([
      ...['base/backend/helmrelease-backend.yaml', 'base/backend/helmrepository-charts.yaml'],
      ...['base/backend/kustomization.yaml', 'base/web/deployment-web.yaml', 'base/web/kustomization.yaml'],
      'base/web/service-web.yaml',
      ...['production', 'staging'].flatMap((cluster) => [
        `deploy/${cluster}/backend/kustomization.yaml`,
        `deploy/${cluster}/web/kustomization.yaml`,
      ]),
      ...['production', 'staging'].flatMap((cluster) => [
        `flux/${cluster}/kustomization-backend.yaml`,
        `flux/${cluster}/kustomization-web.yaml`,
      ]),
    ]);
    expect(await synth(project, ['--check'])).toMatchObject({ code: 0, stdout: '' });
  });

  test.each(FLUX_MINORS.filter((_, index) => index % 4 === 0))('has no finding with Flux %s', async (flux) => {
    expect(await synth(await made(`flux-${flux}`, flux), ['--strict'])).toMatchObject({ code: 0 });
  });
});

describeWithEngine('What a new project wrote', () => {
  test('is what the fleet builds: both clusters, as the tenant', async () => {
    const project = await made('built', '2.10');
    await synth(project);
    expect(await fluxFleet(['tree', project])).toEqual({
      code: 0,
      stdout: `# flux/production\n${TREE}\n# flux/staging\n${TREE}`,
      stderr: '',
    });
    const { code, stdout, stderr } = await fluxFleet(['build', project, '--strict', '--format', 'json']);
    expect([code, stderr]).toEqual([0, '']);
    expect(replicasIn(JSON.parse(stdout))).toEqual({ production: [2], staging: [1] });
  });
});

/** Makes the project in a folder of its own, relative to the root. */
async function made(folder: string, flux: string): Promise<string> {
  const io = { stdout: { write: () => true }, stderr: { write: () => true }, env: {}, cwd: join(ROOT, dir) };
  expect(await run(['init', 'project', 'shop', '--dir', folder, '--flux', flux], io)).toBe(0);
  return join(dir, folder);
}

function synth(project: string, flags: readonly string[] = []) {
  return fluxFleet([
    'synth',
    '--app',
    `node --import tsx ${project}/main.ts`,
    '--repo',
    `shop-deploy=${project}`,
    ...flags,
  ]);
}

/** With the options that a new project has; `cdk8s-fluxcd` is this one, which has a check of its own. */
function problemsOf(files: readonly string[]): string[] {
  const own = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile).config;
  const given = JSON.parse(readFileSync(join(ROOT, dir, 'compiled/tsconfig.json'), 'utf8'));
  const { paths, esModuleInterop, types } = own.compilerOptions;
  const config = { compilerOptions: { ...given.compilerOptions, paths, esModuleInterop, types } };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const program = ts.createProgram([...files], options);
  const problems = files.flatMap((file) => ts.getPreEmitDiagnostics(program, program.getSourceFile(file)));
  return problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

interface Built {
  readonly clusters: readonly {
    readonly name: string;
    readonly kustomizations: readonly {
      readonly objects: readonly {
        readonly kind: string;
        readonly manifest: { readonly spec: { replicas: number } };
      }[];
    }[];
  }[];
}

function replicasIn({ clusters }: Built): Record<string, readonly number[]> {
  const inCluster = ({ kustomizations }: Built['clusters'][number]) =>
    kustomizations
      .flatMap(({ objects }) => objects.filter(({ kind }) => kind === 'Deployment'))
      .map(({ manifest }) => manifest.spec.replicas);
  return Object.fromEntries(clusters.map((cluster) => [cluster.name, inCluster(cluster)]));
}
