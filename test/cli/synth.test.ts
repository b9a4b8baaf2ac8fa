import { existsSync } from 'node:fs';
import { dirname } from 'node:path';

import type { SynthReport } from '../../lib/cli/index.js';
import type { Finding } from '../../lib/diagnostics/index.js';
import type { SynthOutput } from '../../lib/report/index.js';

import { fleet, seedCluster } from '../report/seed-model.js';

import { cli, fakeApp } from './run-cli.js';

const APP = ['synth', '--app', 'node app.js'];

const OUTPUT: SynthOutput = {
  repository: 'fleet',
  dir: 'dist',
  mode: 'check',
  written: ['clusters/staging/apps.yaml'],
  removed: ['clusters/staging/old.yaml'],
  unchanged: 3,
};

const WARNING: Finding = { code: 'FLX308', severity: 'warning', subject: 'Kustomization "a/b"', message: 'is clamped' };
const ERROR: Finding = { code: 'FLX104', severity: 'error', subject: 'Secret "a/b"', message: 'is plain' };

const CLEAN = report({});

describe('flux-fleet synth', () => {
  test('passes the preview folder to the app, and no more', async () => {
    const result = await cli([...APP, '--output', 'out/manifests'], { files: fakeApp(CLEAN) });
    expect(result).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect(result.seen).toEqual({ CDK8S_OUTDIR: 'out/manifests', FLUX_FLEET_REPORT: expect.any(String) });
  });

  test('takes app and output from cdk8s.yaml', async () => {
    const files = {
      ...fakeApp(CLEAN),
      'cdk8s.yaml': 'language: typescript\napp: node app.js\noutput: dist/manifests\n',
    };
    const { code, seen } = await cli(['synth'], { files });
    expect([code, seen?.CDK8S_OUTDIR]).toEqual([0, 'dist/manifests']);
  });

  test('lets flags win over cdk8s.yaml, and writes to dist as cdk8s does', async () => {
    const files = { ...fakeApp(CLEAN), 'cdk8s.yaml': 'app: exit 9\n' };
    const { code, seen } = await cli(APP, { files });
    expect([code, seen?.CDK8S_OUTDIR]).toEqual([0, 'dist']);
  });

  test('passes repositories as absolute folders, and asks for no preview', async () => {
    const files = { ...fakeApp(CLEAN), 'clones/fleet/README.md': '', 'clones/apps/README.md': '' };
    const { code, seen } = await cli([...APP, '--repo', 'fleet=clones/fleet', '--repo=apps=./clones/apps'], { files });
    expect(code).toBe(0);
    expect(seen).toEqual({
      CDK8S_OUTDIR: 'dist',
      FLUX_FLEET_PREVIEW: 'off',
      FLUX_FLEET_REPO: 'fleet=DIR/clones/fleet,apps=DIR/clones/apps',
      FLUX_FLEET_REPORT: expect.any(String),
    });
  });

  test('passes --check and --overwrite-edits', async () => {
    const { seen } = await cli([...APP, '--check', '--overwrite-edits'], { files: fakeApp(CLEAN) });
    expect(seen).toMatchObject({ FLUX_FLEET_CHECK: 'true', FLUX_FLEET_OVERWRITE_EDITS: 'true' });
  });

  test('understands its variables where the flags say nothing', async () => {
    const env = { FLUX_FLEET_REPO: 'fleet=clone', FLUX_FLEET_CHECK: 'true', FLUX_FLEET_REPORT: 'mine.json' };
    const files = { ...fakeApp(report({ outputs: [OUTPUT] })), 'clone/x': '', 'other/x': '' };
    const inherited = await cli(APP, { files, env });
    expect([inherited.code, inherited.seen?.FLUX_FLEET_REPO]).toEqual([1, 'fleet=DIR/clone']);
    expect(inherited.seen?.FLUX_FLEET_REPORT).not.toBe('mine.json');
    const flags = await cli([...APP, '--repo', 'fleet=other'], { files, env });
    expect(flags.seen?.FLUX_FLEET_REPO).toBe('fleet=DIR/other');
  });

  test.each([
    [['fleet'], '--repo "fleet" is not of the form NAME=DIR'],
    [['=clone'], '--repo "=clone" is not of the form NAME=DIR'],
    [['fleet='], '--repo "fleet=" is not of the form NAME=DIR'],
    [['fleet=clone', 'fleet=.'], '--repo names the repository "fleet" twice'],
    [['fleet=none'], '--repo "fleet=none": the folder does not exist; clone the repository first'],
    [['fleet=app.js/x'], '--repo "fleet=app.js/x": the folder does not exist; clone the repository first'],
    [['fleet=app.js'], '--repo "fleet=app.js" is a file, not a folder'],
    [['fleet=a,b'], '--repo "fleet=a,b": a folder with "," in its path cannot be passed on'],
  ])('refuses the repositories %j before the app runs', async (words, message) => {
    const files = { ...fakeApp(CLEAN), 'clone/x': '', 'a,b/x': '' };
    const stderr = `flux-fleet synth: ${message}\nsee "flux-fleet synth --help"\n`;
    const result = await cli([...APP, ...words.flatMap((word) => ['--repo', word])], { files });
    expect(result).toEqual({ code: 2, stdout: '', stderr, seen: undefined });
  });

  test('refuses the repositories of its variable too', async () => {
    const stderr =
      'flux-fleet synth: FLUX_FLEET_REPO "fleet" is not of the form NAME=DIR\nsee "flux-fleet synth --help"\n';
    expect(await cli(APP, { env: { FLUX_FLEET_REPO: 'fleet' } })).toMatchObject({ code: 2, stderr });
  });

  test('refuses a preview folder beside repositories', async () => {
    const stderr =
      'flux-fleet synth: --output and --repo exclude each other: with a repository there is no preview\n' +
      'see "flux-fleet synth --help"\n';
    expect(await cli([...APP, '--output', 'x', '--repo', 'fleet=.'])).toMatchObject({ code: 2, stderr });
  });

  test.each([
    [
      {},
      'no app to run: there is no cdk8s.yaml here; give --app CMD, or write a line such as "app: npx tsx main.ts" there',
    ],
    [
      { 'cdk8s.yaml': 'output: dist\n' },
      'no app to run: cdk8s.yaml has no "app"; give --app CMD, or write a line such as "app: npx tsx main.ts" there',
    ],
    [
      { 'cdk8s.yaml': '' },
      'no app to run: cdk8s.yaml has no "app"; give --app CMD, or write a line such as "app: npx tsx main.ts" there',
    ],
    [{ 'cdk8s.yaml': 'app: [node, app.js]\n' }, 'cdk8s.yaml: "app" must be a string, not ["node","app.js"]'],
    [{ 'cdk8s.yaml/x': '' }, 'cdk8s.yaml cannot be read: EISDIR'],
  ])('says what to do with the project %j', async (files, message) => {
    const stderr = `flux-fleet synth: ${message}\nsee "flux-fleet synth --help"\n`;
    expect(await cli(['synth'], { files })).toEqual({ code: 2, stdout: '', stderr, seen: undefined });
  });

  test('shows the place where cdk8s.yaml is broken', async () => {
    const { code, stderr } = await cli(['synth'], { files: { 'cdk8s.yaml': 'app: "x\n' } });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^flux-fleet synth: cdk8s\.yaml:\d+:\d+: .+\nsee "flux-fleet synth --help"\n$/);
  });

  test('lists with --check what is out of date', async () => {
    const files = fakeApp(report({ outputs: [OUTPUT] }));
    expect(await cli([...APP, '--check'], { files })).toMatchObject({
      code: 1,
      stdout: 'would write fleet/clusters/staging/apps.yaml\nwould remove fleet/clusters/staging/old.yaml\n',
      stderr: 'flux-fleet synth: 2 files out of date\n',
    });
  });

  test('does not blame the app when a check made it exit with 1', async () => {
    const files = fakeApp(report({ outputs: [{ ...OUTPUT, removed: [] }] }), 'process.exitCode = 1;');
    expect(await cli([...APP, '--check'], { files })).toMatchObject({
      code: 1,
      stderr: 'flux-fleet synth: 1 file out of date\n',
    });
  });

  test('is fine with --check when nothing changes', async () => {
    const files = fakeApp(report({ outputs: [{ ...OUTPUT, written: [], removed: [] }] }));
    expect(await cli([...APP, '--check'], { files })).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  test('is fine without --check when files were written', async () => {
    const files = fakeApp(report({ outputs: [{ ...OUTPUT, mode: 'preview' }] }));
    expect(await cli(APP, { files })).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  test('fails when the app has errors, even if its process ends well', async () => {
    const files = fakeApp(report({ findings: [ERROR, ERROR, WARNING] }));
    expect(await cli(APP, { files })).toMatchObject({ code: 1, stdout: '', stderr: 'flux-fleet synth: 2 errors\n' });
  });

  test('is fine with warnings, and fails on them with --strict', async () => {
    const files = fakeApp(report({ findings: [WARNING, { ...WARNING, severity: 'unknown' }] }));
    expect(await cli(APP, { files })).toMatchObject({ code: 0, stderr: '' });
    expect(await cli([...APP, '--strict'], { files })).toMatchObject({
      code: 1,
      stderr: 'flux-fleet synth: 1 warning, counted because of --strict\n',
    });
  });

  test('counts the findings of all apps of the process', async () => {
    const [app] = report({ findings: [ERROR] }).apps;
    const files = fakeApp({ version: 1, apps: app === undefined ? [] : [app, app] });
    expect((await cli(APP, { files })).stderr).toBe('flux-fleet synth: 2 errors\n');
  });

  test('passes what the app prints to standard error', async () => {
    const files = fakeApp(CLEAN, `console.log('zwölf ◎ out'); console.error('err');`);
    const { stdout, stderr } = await cli(APP, { files });
    expect([stdout, stderr.split('\n').sort()]).toEqual(['', ['', 'err', 'zwölf ◎ out']]);
  });

  test('prints the report as the app wrote it with --format json', async () => {
    const files = { ...fakeApp(CLEAN), 'report.json': '{"version":1,"apps":[],"big":9007199254740993}' };
    expect(await cli([...APP, '--format', 'json'], { files })).toMatchObject({
      code: 0,
      stdout: '{"version":1,"apps":[],"big":9007199254740993}\n',
      stderr: '',
    });
  });

  test('shows the output of an app that fails before it reports', async () => {
    const files = fakeApp(undefined, `console.error('no such module'); process.exitCode = 7;`);
    expect(await cli(APP, { files })).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'no such module\nflux-fleet synth: the app ended with exit code 7: see its output\n',
    });
  });

  test('fails when the app fails behind a good report', async () => {
    const files = fakeApp(CLEAN, 'process.exitCode = 7;');
    expect(await cli(APP, { files })).toMatchObject({
      code: 1,
      stderr: 'flux-fleet synth: the app ended with exit code 7: see its output\n',
    });
  });

  test('names the signal that ended the app', async () => {
    const files = fakeApp(undefined, `process.kill(process.pid, 'SIGKILL'); setTimeout(() => {}, 1000);`);
    expect(await cli(['synth', '--app', 'exec node app.js'], { files })).toMatchObject({
      code: 1,
      stderr: 'flux-fleet synth: the app was ended by SIGKILL: see its output\n',
    });
  });

  test('says when the app synthesised no fleet', async () => {
    expect(await cli(APP, { files: fakeApp(undefined) })).toMatchObject({
      code: 1,
      stdout: '',
      stderr:
        'flux-fleet synth: the app ended well but synthesised no fleet; ' +
        'create a FleetApp and call its synth() at the end of the app\n',
    });
  });

  test.each([
    ['{"version":1,"apps":[', 'the report of the app is cut off; was the app killed?'],
    ['[]', 'the report of the app is no report'],
    ['{"version":2,"apps":[]}', 'the report of the app has version 2, not 1; use one version of cdk8s-fluxcd'],
  ])('refuses the report %s', async (text, message) => {
    const files = { ...fakeApp(CLEAN), 'report.json': text };
    expect(await cli(APP, { files })).toMatchObject({ code: 1, stderr: `flux-fleet synth: ${message}\n` });
  });

  test('leaves no temporary folder behind', async () => {
    const { seen } = await cli(APP, { files: fakeApp(CLEAN) });
    expect(existsSync(dirname(seen?.FLUX_FLEET_REPORT ?? '/'))).toBe(false);
  });

  test('explains itself', async () => {
    expect((await cli(['synth', '--help'])).stdout).toBe(`\
flux-fleet synth: run the app, check its fleet, write its files

Usage: flux-fleet synth [--app CMD] [--output DIR | --repo NAME=DIR …] [--check]
                        [--overwrite-edits] [--strict] [--format text|json]

Without --repo the files go to a preview folder. With it they go into your clones:
files of others are never touched, generated ones that are no longer wanted are removed.
When there is an error, nothing is written. With --strict, warnings change the exit
code only: the files are written.

What the app prints goes to standard error. Standard output holds, with --check, one
line for each file out of date; with --format json, the report of the app.

Flags:
  --app CMD           command that runs the app (default: "app" of cdk8s.yaml)
  --output DIR        folder of the preview (default: "output" of cdk8s.yaml, else dist)
  --repo NAME=DIR …   write the repository NAME of the app into the clone at DIR,
                      and no preview; once for each repository
  --check             write nothing; list the files that are out of date
  --overwrite-edits   overwrite generated files that were edited by hand
  --strict            let warnings count: exit code 1
  --format text|json  form of the data on standard output (default text)
  --verbose           show the stack of an internal error, as DEBUG=1 does
  --help              show this help, as -h does

Environment:
  FLUX_FLEET_REPO             NAME=DIR[,NAME=DIR…]: as --repo, which wins
  FLUX_FLEET_CHECK            true: as --check
  FLUX_FLEET_OVERWRITE_EDITS  true: as --overwrite-edits
  FLUX_FLEET_PREVIEW          off: write no preview folder; set for the app by --repo
  CDK8S_OUTDIR                set for the app: the folder of the preview
  FLUX_FLEET_REPORT           set for the app: where it leaves its report

Exit codes:
  0  fine; warnings too, without --strict
  1  errors, warnings with --strict, files out of date with --check, or the app failed
  2  wrong usage: nothing was run
  3  a fault of flux-fleet itself

Examples:
  flux-fleet synth
      write the preview that cdk8s.yaml names
  flux-fleet synth --repo fleet=../fleet
      write the repository "fleet" into the clone beside this project
  flux-fleet synth --repo fleet=../fleet --check
      in a pipeline: fail when the clone is not what the app describes
  flux-fleet synth --app "npx tsx apps/platform.ts" --format json > report.json
      run one app and keep its report
`);
  });
});

function report(app: Partial<SynthReport['apps'][number]>): SynthReport {
  const model = fleet(seedCluster('staging'));
  return { version: 1, apps: [{ app: 'platform', model, findings: [], outputs: [], ...app }] };
}
