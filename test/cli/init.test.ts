import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { run } from '../../lib/cli/index.js';

const OWN = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));

const TSX = join(__dirname, '../../node_modules/tsx/dist/cli.mjs');
const MAIN_FILE = join(__dirname, '../../lib/cli/main.ts');

const FILES = [
  '.gitignore',
  'README.md',
  'backend.ts',
  'cdk8s.yaml',
  'main.ts',
  'package.json',
  'tsconfig.json',
  'web.ts',
];

const ONBOARDING = `\
const tenant = new Tenant(cluster, 'shop');
const source = new GitRepository(tenant, 'source', {
  name: 'shop',
  url: 'https://git.example.org/shop-deploy',
  ref: { branch: 'main' },
});
new Kustomization(tenant, 'project', { name: 'shop', sourceRef: source, path: \`./flux/\${cluster.clusterName}\` });
`;

const MADE = `\
made shop-deploy
  .gitignore
  README.md
  backend.ts
  cdk8s.yaml
  main.ts
  package.json
  tsconfig.json
  web.ts

next
  cd shop-deploy
  npm install
  npm run synth

in the app of the fleet, for each cluster that it goes to

  const tenant = new Tenant(cluster, 'shop');
  const source = new GitRepository(tenant, 'source', {
    name: 'shop',
    url: 'https://git.example.org/shop-deploy',
    ref: { branch: 'main' },
  });
  new Kustomization(tenant, 'project', { name: 'shop', sourceRef: source, path: \`./flux/\${cluster.clusterName}\` });
`;

const MAIN = `\
import { Cluster, FleetApp, Repository } from 'cdk8s-fluxcd';

import { Backend } from './backend.js';
import { Web } from './web.js';

/** In the fleet: the namespace of this project, the ServiceAccount that it acts as, its source and its Kustomization. */
const PROJECT = 'shop';

/** What is not the same in every cluster. */
const CLUSTERS = {
  dev: { replicas: 1 },
  'prod-eu': { replicas: 2 },
};

const app = new FleetApp({
  name: 'shop-deploy',
  defaults: {
    kustomization: { serviceAccountName: PROJECT, targetNamespace: PROJECT },
    helmRelease: { serviceAccountName: PROJECT },
  },
});
const repository = new Repository(app, 'shop-deploy');

for (const [name, { replicas }] of Object.entries(CLUSTERS)) {
  // The fleet builds this folder, and looks after what it finds there.
  const cluster = new Cluster(app, name, {
    repository,
    flux: '2.7',
    path: \`flux/\${name}\`,
    fluxNamespace: PROJECT,
  });
  const backend = new Backend(cluster, 'backend', { namespace: PROJECT });
  const web = new Web(cluster, 'web', { namespace: PROJECT, replicas });
  web.node.addDependency(backend);
}
app.synth();
`;

const FORM = 'give lower-case letters, digits and "-", a letter or digit first and last, at most 63 characters';

let dir = '';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'flux-fleet-init-'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('flux-fleet init project', () => {
  test('makes a project in a folder by its name, and says what it made and what comes next', async () => {
    expect(await init('project', 'shop')).toEqual({ code: 0, stdout: MADE, stderr: '' });
    expect(readdirSync(join(dir, 'shop-deploy')).sort()).toEqual(FILES);
  });

  test('says the same as JSON', async () => {
    const { code, stdout, stderr } = await init('project', 'shop', '--dir', "my projects/o'shop", '--format', 'json');
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual({
      dir: "my projects/o'shop",
      files: FILES,
      next: [`cd 'my projects/o'\\''shop'`, 'npm install', 'npm run synth'],
      onboarding: ONBOARDING,
    });
    expect(readdirSync(join(dir, "my projects/o'shop")).sort()).toEqual(FILES);
  });

  test('takes the clone of a new repository for empty', async () => {
    execFileSync('git', ['init', '--quiet', dir]);
    const { code, stdout } = await init('project', 'shop', '--dir', '.');
    expect([code, stdout]).toEqual([0, MADE.replace('made shop-deploy', 'made .').replace('  cd shop-deploy\n', '')]);
    expect(readdirSync(dir).sort()).toEqual(['.git', ...FILES]);
  });

  test('writes an app for the clusters and the Flux that are given', async () => {
    expect(await init('project', 'shop', '--clusters', 'dev,prod-eu', '--flux', 'v2.7.3')).toMatchObject({ code: 0 });
    expect(read('shop-deploy/main.ts')).toBe(MAIN);
    expect(read('shop-deploy/README.md')).toContain('The clusters are dev, prod-eu.');
  });

  test('takes the versions of what it depends on from this package', async () => {
    await init('project', 'shop');
    const { peerDependencies: peers, devDependencies: tools } = OWN;
    expect(JSON.parse(read('shop-deploy/package.json'))).toEqual({
      name: 'shop-deploy',
      private: true,
      scripts: {
        synth: 'flux-fleet synth --repo shop-deploy=.',
        check: 'tsc && flux-fleet synth --repo shop-deploy=. --check',
        show: 'flux-fleet build',
      },
      dependencies: {
        cdk8s: peers.cdk8s,
        'cdk8s-fluxcd': `^${OWN.version}`,
        'cdk8s-plus-25': tools['cdk8s-plus-25'],
        constructs: peers.constructs,
      },
      devDependencies: { '@types/node': tools['@types/node'], tsx: tools.tsx, typescript: tools.typescript },
    });
  });

  test.each([
    [[], 'what to start is missing; known is "project", as in "flux-fleet init project NAME"'],
    [['projct', 'shop'], '"projct" cannot be started; did you mean "project"?'],
    [['tenant'], '"tenant" cannot be started; known is "project", as in "flux-fleet init project NAME"'],
    [['project'], 'the name of the project is missing: flux-fleet init project NAME'],
    [['project', 'shop', 'web'], 'unexpected argument "web"; one project is made at a time'],
    [['project', 'My_Shop'], `the project cannot be called "My_Shop": its namespace is called so; ${FORM}`],
    [['project', '../shop'], `the project cannot be called "../shop": its namespace is called so; ${FORM}`],
    [['project', 'kube-system'], 'the project cannot be called "kube-system": that namespace is not its own'],
    [['project', 'flux-system'], 'the project cannot be called "flux-system": that namespace is not its own'],
    [['project', 'shop', '--clusters', 'a,b,a'], '--clusters names the cluster "a" twice'],
    [['project', 'shop', '--clusters', 'a,'], `--clusters: "" is no name of a cluster; ${FORM}`],
    [['project', 'shop', '--clusters', 'a,../b'], `--clusters: "../b" is no name of a cluster; ${FORM}`],
    [['project', 'shop', '--flux', '3.1'], '--flux "3.1" is no Flux that is known here; known are 0.29 to 2.10'],
    [['project', 'shop', '--dir', 'full'], '"full" is not empty; give another folder with --dir DIR'],
    [['project', 'shop', '--dir', 'full/file'], '"full/file" is a file; give another folder with --dir DIR'],
    [['project', 'shop', '--cluster', 'a'], 'unknown flag "--cluster"; did you mean "--clusters"?'],
  ])('refuses %j and writes nothing', async (args, message) => {
    mkdirSync(join(dir, 'full'));
    writeFileSync(join(dir, 'full/file'), 'ours');
    const stderr = `flux-fleet init: ${message}\nsee "flux-fleet init --help"\n`;
    expect(await init(...args)).toEqual({ code: 2, stdout: '', stderr });
    expect(readdirSync(dir, { recursive: true }).sort()).toEqual(['full', 'full/file']);
  });

  test('tells all mistakes at once', async () => {
    const { stderr } = await init('project', 'Shop', '--clusters', 'A', '--flux', '9');
    expect(stderr.split('\n')).toHaveLength(5);
  });

  test('says which file cannot be written', async () => {
    writeFileSync(join(dir, 'file'), 'ours');
    // In a process of its own: errors of the system are no errors of the realm that jest makes.
    const args = [TSX, MAIN_FILE, 'init', 'project', 'shop', '--dir', 'file/shop'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8' });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr.replaceAll(dir, 'DIR')).toBe("flux-fleet init: ENOTDIR: not a directory, mkdir 'DIR/file/shop'\n");
  });

  test('explains itself', async () => {
    const { code, stdout, stderr } = await init('--help');
    expect([code, stderr]).toEqual([0, '']);
    for (const part of ['Usage: flux-fleet init project NAME [--dir DIR]', '--clusters NAME,NAME…', 'Examples:'])
      expect(stdout).toContain(part);
  });
});

async function init(...args: readonly string[]) {
  const text = { stdout: '', stderr: '' };
  const code = await run(['init', ...args], {
    stdout: { write: (chunk) => (text.stdout += chunk) },
    stderr: { write: (chunk) => (text.stderr += chunk) },
    env: {},
    cwd: dir,
  });
  return { code, stdout: text.stdout, stderr: text.stderr.replaceAll(dir, 'DIR') };
}

function read(path: string): string {
  return readFileSync(join(dir, path), 'utf8');
}
