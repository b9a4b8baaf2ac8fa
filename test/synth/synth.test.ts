import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import { Chart } from 'cdk8s';
import { Cluster, FleetApp, GitRepository, Kustomization, Repository, type SynthReport } from 'cdk8s-fluxcd';

import { configMap, filled, fleetOf, HEADER } from '../fleet/support.js';

const ROOT = join(__dirname, '../..');
const folders: string[] = [];
const VARIABLES = [
  'FLUX_FLEET_REPO',
  'FLUX_FLEET_CHECK',
  'FLUX_FLEET_OVERWRITE_EDITS',
  'FLUX_FLEET_PREVIEW',
  'FLUX_FLEET_REPORT',
  'CDK8S_OUTDIR',
  'CDK8S_RECORD_CONSTRUCT_METADATA',
];

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-fluxcd-synth-'));
  folders.push(folder);
  return folder;
}

/** Neither whoever runs the tests nor the test before says how to synthesise. */
beforeEach(() => {
  for (const name of VARIABLES) delete process.env[name];
});

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** All files below a folder, by path. */
function filesIn(dir: string): Record<string, string> {
  if (!existsSync(dir)) return {};
  const paths = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(dir, path)).isFile(),
  );
  const own = paths.filter((path) => !path.startsWith('.git')).sort();
  return Object.fromEntries(own.map((path) => [path, readFileSync(join(dir, path), 'utf8')]));
}

interface Outcome {
  readonly stderr: string;
  readonly exitCode: typeof process.exitCode;
  readonly error: string;
}

/**
 * Synthesises with these variables set; what it prints, the exit code it asks for, and what it throws. The exit code
 * belongs to the whole process, and whatever ran in it before may have set it.
 */
function synth(app: FleetApp, environment: Readonly<Record<string, string>> = {}): Outcome {
  let stderr = '';
  const print = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    stderr += String(text);
    return true;
  });
  const before = process.exitCode;
  process.exitCode = undefined;
  Object.assign(process.env, environment);
  try {
    app.synth();
    return { stderr, exitCode: process.exitCode, error: '' };
  } catch (error) {
    return { stderr, exitCode: undefined, error: (error as Error).message };
  } finally {
    for (const name of Object.keys(environment)) delete process.env[name];
    process.exitCode = before;
    print.mockRestore();
  }
}

function demo(outdir: string, value = 'one'): FleetApp {
  return fleetOf((cluster) => configMap(cluster, 'settings', {}, { value }), { app: { outdir } });
}

const FILE = 'clusters/staging/apps.configmap-settings.yaml';

function text(value: string): string {
  return `${HEADER}apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n  namespace: apps\ndata:\n  value: ${value}\n`;
}

describe('Synthesis', () => {
  it('writes the preview into outdir and a summary on stderr', () => {
    const outdir = join(emptyFolder(), 'deep/dist');
    const { stderr, exitCode } = synth(demo(outdir));
    expect(filesIn(outdir)).toEqual({ [FILE]: text('one') });
    expect(exitCode).toBeUndefined();
    expect(stderr).toBe(
      `staging  Flux 2.10  1 Kustomization, 1 object  → fleet/clusters/staging\nfleet: 1 written, 0 unchanged, 0 removed → ${outdir}\n`,
    );
  });

  it('writes into CDK8S_OUTDIR where the app does not say', () => {
    const dir = emptyFolder();
    process.env.CDK8S_OUTDIR = dir;
    const app = new FleetApp({ name: 'demo' });
    configMap(
      new Cluster(app, 'staging', { repository: new Repository(app, 'fleet'), flux: '2.10' }),
      'settings',
      {},
      { value: 'one' },
    );
    synth(app);
    expect(filesIn(dir)).toEqual({ [FILE]: text('one') });
  });

  it('gives each Repository a folder where there are several', () => {
    const outdir = emptyFolder();
    const app = fleetOf(
      (cluster, root) => {
        const repository = new Repository(root, 'team');
        const sourceRef = new GitRepository(cluster, 'team', { repository, url: 'https://example.org/team' });
        configMap(new Kustomization(cluster, 'apps', { sourceRef, path: './' }), 'x');
      },
      { app: { outdir } },
    );
    synth(app);
    expect(Object.keys(filesIn(outdir))).toEqual([
      'fleet/clusters/staging/gitrepository-team.yaml',
      'fleet/clusters/staging/kustomization-apps.yaml',
      'team/apps.configmap-x.yaml',
      'team/kustomization.yaml',
    ]);
  });

  it('prints warnings, and goes on', () => {
    const app = fleetOf((cluster) => filled(cluster, 'apps', { path: '../apps' }), { app: { outdir: emptyFolder() } });
    const { stderr, error } = synth(app);
    expect(error).toBe('');
    expect(stderr).toMatch(
      /^warning FLX308 Kustomization "flux-system\/apps": spec.path "..\/apps" points above the root/,
    );
    expect(stderr).toMatch(/\n1 warning\n$/);
  });

  it('names source files relative to the working directory', () => {
    const app = fleetOf((cluster) => new Kustomization(cluster, 'apps'), { app: { outdir: emptyFolder() } });
    const { error } = synth(app);
    expect(error).toContain(`(${relative(process.cwd(), __filename)}:`);
    expect(error).not.toContain(process.cwd());
  });

  it('says in the first line what to edit', () => {
    const outdir = emptyFolder();
    synth(fleetOf((cluster) => configMap(cluster, 'x'), { app: { outdir, source: 'apps/demo' } }));
    expect(Object.values(filesIn(outdir))[0]?.split('\n')[0]).toBe(
      '# Generated by cdk8s-fluxcd, app demo; edit apps/demo',
    );
  });
});

describe('FLUX_FLEET_REPO', () => {
  it('writes into a repository, and the preview too', () => {
    const [outdir, dir] = [emptyFolder(), emptyFolder()];
    writeFileSync(join(dir, 'README.md'), 'ours');
    const { stderr } = synth(demo(outdir), { FLUX_FLEET_REPO: `fleet=${dir}` });
    expect(filesIn(dir)).toEqual({ 'README.md': 'ours', [FILE]: text('one') });
    expect(filesIn(outdir)).toEqual({ [FILE]: text('one') });
    expect(stderr).toContain(`fleet: 1 written, 0 unchanged, 0 removed → ${dir}\n`);
  });

  it('leaves the preview alone where FLUX_FLEET_PREVIEW is off', () => {
    const [outdir, dir] = [emptyFolder(), emptyFolder()];
    synth(demo(outdir), { FLUX_FLEET_REPO: `fleet=${dir}`, FLUX_FLEET_PREVIEW: 'off' });
    expect([filesIn(outdir), filesIn(dir)]).toEqual([{}, { [FILE]: text('one') }]);
  });

  it('touches nothing the second time, and removes what is gone', () => {
    const dir = emptyFolder();
    const environment = { FLUX_FLEET_REPO: `fleet=${dir}`, FLUX_FLEET_PREVIEW: 'off' };
    synth(demo(emptyFolder()), environment);
    expect(synth(demo(emptyFolder()), environment).stderr).toContain('fleet: 0 written, 1 unchanged, 0 removed');
    const gone = fleetOf((cluster) => configMap(cluster, 'other'), { app: { outdir: emptyFolder() } });
    expect(synth(gone, environment).stderr).toContain('fleet: 1 written, 0 unchanged, 1 removed');
    expect(Object.keys(filesIn(dir))).toEqual(['clusters/staging/apps.configmap-other.yaml']);
  });

  it('writes neither repository nor preview where a file of someone else is in the way', () => {
    const [outdir, dir] = [emptyFolder(), emptyFolder()];
    mkdirSync(join(dir, 'clusters/staging'), { recursive: true });
    writeFileSync(join(dir, FILE), 'a: 1\n');
    const { error } = synth(demo(outdir), { FLUX_FLEET_REPO: `fleet=${dir}` });
    expect(error).toMatch(/^app "demo" has errors, nothing was written\nerror FLX401 /);
    expect([filesIn(outdir), filesIn(dir)]).toEqual([{}, { [FILE]: 'a: 1\n' }]);
  });

  it.each([
    ['fleet', 'FLUX_FLEET_REPO has "fleet", not NAME=DIR'],
    ['fleet=', 'FLUX_FLEET_REPO has "fleet=", not NAME=DIR'],
    ['fleet=/a,fleet=/b', 'FLUX_FLEET_REPO names the repository "fleet" twice'],
  ])('that cannot be read is refused: %s', (value, message) => {
    const outdir = emptyFolder();
    expect(synth(demo(outdir), { FLUX_FLEET_REPO: value }).error).toBe(message);
    expect(filesIn(outdir)).toEqual({});
  });
});

describe('FLUX_FLEET_CHECK', () => {
  it('writes nothing and fails where something would change', () => {
    const [outdir, dir] = [emptyFolder(), emptyFolder()];
    const { stderr, exitCode } = synth(demo(outdir), { FLUX_FLEET_REPO: `fleet=${dir}`, FLUX_FLEET_CHECK: 'true' });
    expect([filesIn(outdir), filesIn(dir), exitCode]).toEqual([{}, {}, 1]);
    expect(stderr).toContain(`fleet: 1 to write, 0 unchanged, 0 to remove → ${dir} (checked only)\n`);
  });

  it('is fine where nothing would change', () => {
    const dir = emptyFolder();
    synth(demo(emptyFolder()), { FLUX_FLEET_REPO: `fleet=${dir}` });
    const { exitCode } = synth(demo(emptyFolder()), { FLUX_FLEET_REPO: `fleet=${dir}`, FLUX_FLEET_CHECK: 'true' });
    expect(exitCode).toBeUndefined();
  });
});

describe('FLUX_FLEET_OVERWRITE_EDITS', () => {
  it('is needed to overwrite what was edited by hand', () => {
    const dir = emptyFolder();
    execFileSync('git', ['init', '-q', dir]);
    const environment = { FLUX_FLEET_REPO: `fleet=${dir}`, FLUX_FLEET_PREVIEW: 'off' };
    synth(demo(emptyFolder()), environment);
    writeFileSync(join(dir, FILE), text('edited'));
    expect(synth(demo(emptyFolder(), 'two'), environment).error).toContain('error FLX402 ');
    expect(filesIn(dir)).toEqual({ [FILE]: text('edited') });
    expect(synth(demo(emptyFolder(), 'two'), { ...environment, FLUX_FLEET_OVERWRITE_EDITS: 'true' }).error).toBe('');
    expect(filesIn(dir)).toEqual({ [FILE]: text('two') });
  });
});

describe('FLUX_FLEET_REPORT', () => {
  it('gets what every app of the process did, errors too', () => {
    const [file, outdir] = [join(emptyFolder(), 'report.json'), emptyFolder()];
    synth(demo(outdir), { FLUX_FLEET_REPORT: file });
    const wrong = fleetOf((cluster) => new Kustomization(cluster, 'apps'), {
      app: { name: 'wrong', outdir: emptyFolder() },
    });
    expect(synth(wrong, { FLUX_FLEET_REPORT: file }).error).not.toBe('');
    const { version, apps } = JSON.parse(readFileSync(file, 'utf8')) as SynthReport;
    expect(version).toBe(1);
    expect(
      apps.map(({ app, model, outputs, findings }) => [
        app,
        model?.clusters.length,
        outputs,
        findings.map(({ code }) => code),
      ]),
    ).toEqual([
      [
        'demo',
        1,
        [{ repository: 'fleet', dir: outdir, mode: 'preview', written: [FILE], removed: [], unchanged: 0 }],
        [],
      ],
      ['wrong', 1, [], ['FLX305']],
    ]);
  });
});

describe('Construct metadata', () => {
  it.each<[string, object, Record<string, string>, boolean]>([
    ['is written where the environment says', {}, { CDK8S_RECORD_CONSTRUCT_METADATA: 'true' }, true],
    ['is written where the app says', { recordConstructMetadata: true }, {}, true],
    [
      'is not written where the app says so',
      { recordConstructMetadata: false },
      { CDK8S_RECORD_CONSTRUCT_METADATA: 'true' },
      false,
    ],
    ['is not written by default', {}, {}, false],
  ])('%s', (_title, props, environment, written) => {
    const outdir = emptyFolder();
    synth(
      fleetOf((cluster) => filled(cluster, 'apps'), { app: { outdir, ...props } }),
      environment,
    );
    const metadata = filesIn(outdir)['construct-metadata.json'];
    expect(metadata !== undefined).toBe(written);
    if (metadata === undefined) return;
    expect(JSON.parse(metadata)).toEqual({
      version: '1.0.0',
      resources: {
        apps: { path: 'staging/apps/Resource' },
        'content-of-apps': { path: 'staging/apps/content' },
      },
    });
  });
});

describe('A process', () => {
  it('whose apps lack a repository that was asked for says so at its end', () => {
    const dir = emptyFolder();
    const program = join(dir, 'main.ts');
    writeFileSync(
      program,
      `import { Cluster, FleetApp, Repository } from ${JSON.stringify(join(ROOT, 'lib/index.ts'))};
for (const name of ['one', 'two']) {
  const app = new FleetApp({ name, outdir: ${JSON.stringify(dir)} + '/dist/' + name });
  new Cluster(app, 'staging', { repository: new Repository(app, name), flux: '2.10' });
  app.synth();
}
`,
    );
    mkdirSync(join(dir, 'one'));
    const environment = { ...process.env, FLUX_FLEET_REPO: `one=${join(dir, 'one')},tow=${join(dir, 'two')}` };
    const options = { cwd: ROOT, env: environment, encoding: 'utf8' } as const;
    const { error, signal, status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', program], options);
    expect([error, signal, status]).toEqual([undefined, null, 1]);
    expect(stderr).toMatch(/error FLX407 repository "tow": .*did you mean "two"\?\n$/);
  });
});

describe('What an app shows', () => {
  const app = () =>
    fleetOf((cluster) => {
      const [b, a] = [filled(cluster, 'b'), filled(cluster, 'a')];
      b.addDependency(a);
      configMap(new Chart(a, 'chart'), 'x', { name: 'x' });
    });

  it('are its charts, what they depend on first', () => {
    const fleet = app();
    expect(fleet.charts.map(({ node }) => node.path)).toEqual(['staging/a/chart', 'staging/a', 'staging/b', 'staging']);
  });

  it('is one YAML stream of all objects', () => {
    const kinds = app()
      .synthYaml()
      .match(/^kind: .*|^ {2}name: .*/gm);
    expect(kinds).toEqual([
      'kind: Kustomization',
      '  name: a',
      'kind: Kustomization',
      '  name: b',
      'kind: ConfigMap',
      '  name: content-of-a',
      'kind: ConfigMap',
      '  name: x',
      'kind: ConfigMap',
      '  name: content-of-b',
    ]);
  });

  it('is its model: clusters, entry first, the others by key', () => {
    const { app: name, repositories, clusters } = app().toModel();
    expect({ name, repositories }).toEqual({
      name: 'demo',
      repositories: [{ name: 'fleet', url: 'ssh://git@example.org/fleet', branch: 'main' }],
    });
    expect(
      clusters.map((cluster) => [
        cluster.name,
        cluster.kustomizations.map(({ key, owner, path }) => [key, owner, path]),
      ]),
    ).toEqual([
      [
        'staging',
        [
          ['flux-system/flux-system', '', 'clusters/staging'],
          ['flux-system/a', 'flux-system/flux-system', 'deploy/staging/a'],
          ['flux-system/b', 'flux-system/flux-system', 'deploy/staging/b'],
        ],
      ],
    ]);
  });
});
