// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is about the variables of Flux
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { EngineMissing } from '../../lib/engine/index.js';
import { describeWithEngine } from '../support/engine.js';
import { SharedEngine } from '../support/shared-engine.js';

import { configMapFile, FLEET, kustomizationFile } from './fleet-files.js';
import { type CliOptions, cli } from './run-cli.js';

const APPS = ['--kustomization', 'flux-system/apps'];
const STAGING = ['--cluster', 'clusters/staging'];
const PRODUCTION = ['--cluster', 'clusters/production'];

const HEADING =
  '# cluster "staging", Kustomization "flux-system/apps": "apps" of GitRepository "flux-system/flux-system", applied by "flux-system/flux-system"';

const WEB = `\
apiVersion: v1
kind: ConfigMap
metadata:
  name: web
  namespace: apps
data:
  key: \${DOMAIN}
`;

const NOT_AT_HAND = `\
unknown FLX604 GitRepository "flux-system/infra": is https://example.org/infra, which is not at hand; give --repo NAME=DIR
    Kustomization "flux-system/ingress" builds from it at fleet/clusters/production/infra.yaml
`;

const OPEN = `\
unknown FLX607 ConfigMap "flux-system/settings": is in no repository at hand, so "DOMAIN" stays open; give --var DOMAIN=VALUE
    Kustomization "flux-system/apps" takes variables from it at fleet/clusters/production/apps.yaml
`;

describeWithEngine('flux-fleet build', () => {
  const engine = new SharedEngine();
  afterAll(() => engine.close());

  const build = (args: readonly string[], options: CliOptions = {}) =>
    cli(['build', ...args], { files: FLEET, openEngine: engine.open, ...options });

  test('prints what Flux would apply', async () => {
    const result = await build(['fleet', ...STAGING, ...APPS]);
    expect(result).toEqual({ code: 0, stdout: `${HEADING}\n${WEB}`, stderr: '', seen: undefined });
  });

  test('prints the objects of all clusters, and what is unknown beside them', async () => {
    const { code, stdout, stderr } = await build(['fleet']);
    expect(stdout.match(/^# cluster .*?:/gm)).toEqual([
      '# cluster "production", Kustomization "flux-system/flux-system":',
      '# cluster "production", Kustomization "flux-system/apps":',
      '# cluster "production", Kustomization "flux-system/ingress":',
      '# cluster "staging", Kustomization "flux-system/flux-system":',
      '# cluster "staging", Kustomization "flux-system/apps":',
    ]);
    expect([code, stderr]).toEqual([0, NOT_AT_HAND + OPEN]);
  });

  test('lets no unknown count, with --strict either', async () => {
    expect((await build(['fleet', '--strict'])).code).toBe(0);
  });

  test('prints JSON on standard output, and the findings as text on standard error too', async () => {
    const { code, stdout, stderr } = await build(['fleet', ...PRODUCTION, '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      clusters: [
        {
          name: 'production',
          path: 'clusters/production',
          kustomizations: [
            { name: 'flux-system', owner: '', status: 'built', source: { repository: '.' } },
            { name: 'apps', owner: 'flux-system/flux-system', status: 'built' },
            { name: 'ingress', status: 'unknown', objects: [], source: { name: 'infra', repository: '' } },
          ],
        },
      ],
      findings: [{ code: 'FLX604' }, { code: 'FLX607' }],
    });
    expect([code, stderr]).toEqual([0, NOT_AT_HAND + OPEN]);
  });

  test('reads the folder that it is run in', async () => {
    const files = Object.fromEntries(Object.entries(FLEET).map(([path, text]) => [path.replace('fleet/', ''), text]));
    const { code, stdout, stderr } = await build([...PRODUCTION], { files });
    expect([code, stdout === '']).toEqual([0, false]);
    expect(stderr).toBe((NOT_AT_HAND + OPEN).replaceAll(' fleet/', ' '));
  });

  test('fails where a folder does not build, and shows the rest', async () => {
    const files = { ...FLEET, 'fleet/apps/kustomization.yaml': 'resources: [gone.yaml]\n' };
    const { code, stdout, stderr } = await build(['fleet', ...STAGING], { files });
    expect(stderr).toMatch(/^error FLX601 Kustomization "flux-system\/apps": [\s\S]*\nflux-fleet build: 1 error\n$/);
    expect(stdout).toMatch(/^kind: Kustomization\n[\s\S]*; does not build: .*\n$/m);
    expect(code).toBe(1);
  });

  test('reads a source from another folder', async () => {
    const files = { ...FLEET, 'infra/ingress/settings.yaml': configMapFile('ingress') };
    const args = ['fleet', ...PRODUCTION, '--repo', 'infra=infra', '--kustomization', 'flux-system/ingress'];
    const { code, stdout, stderr } = await build(args, { files });
    expect(stdout).toContain('"ingress" of GitRepository "flux-system/infra"');
    expect(stdout).toContain('\n  name: ingress\n');
    expect([code, stderr]).toEqual([0, OPEN]);
  });

  test('begins at --root, of a further repository too', async () => {
    const files = { ...FLEET, 'infra/deploy/ingress/settings.yaml': configMapFile('ingress') };
    const moved = Object.entries(files).map(([path, text]) => [path.replace('fleet/', 'fleet/flux/'), text]);
    const args = ['fleet', '--root', 'flux', ...PRODUCTION, '--repo', 'infra=infra', '--root', 'infra=deploy'];
    const { code, stdout } = await build([...args, '--format', 'json'], { files: Object.fromEntries(moved) });
    expect(JSON.parse(stdout).clusters[0]).toMatchObject({
      path: 'flux/clusters/production',
      kustomizations: [
        { name: 'flux-system', path: 'flux/clusters/production' },
        { name: 'apps', path: 'flux/apps', status: 'built' },
        { name: 'ingress', path: 'deploy/ingress', status: 'built' },
      ],
    });
    expect(code).toBe(0);
  });

  test('fills variables from outside', async () => {
    const { stdout, stderr } = await build(['fleet', ...PRODUCTION, '--var', 'DOMAIN=example.org', ...APPS]);
    expect(stdout).toContain('\n  key: example.org\n');
    expect(stderr).not.toContain('DOMAIN');
  });

  test('notes what was given for nothing', async () => {
    const args = ['fleet', ...STAGING, '--var', 'DOMIAN=example.org', '--repo', 'infra=fleet/apps'];
    const { code, stderr } = await build(args);
    expect(stderr).toBe(`\
flux-fleet build: --var "DOMIAN" changes nothing: no text that was built takes it from outside
flux-fleet build: --repo "infra=fleet/apps" is not used: no source has its URL or is called "infra"
`);
    expect(code).toBe(0);
  });

  test.each(['clusters/staging', './clusters/staging/', 'staging'])('chooses a cluster by %s', async (word) => {
    expect((await build(['fleet', '--cluster', word, ...APPS])).stdout).toBe(`${HEADING}\n${WEB}`);
  });

  test('builds any folder as the entry of a cluster', async () => {
    const files = { 'fleet/edge/apps.yaml': kustomizationFile('apps'), 'fleet/apps/web.yaml': configMapFile('web') };
    const { code, stdout, stderr } = await build(['fleet', '--cluster', 'edge', ...APPS], { files });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^# cluster "edge", Kustomization "flux-system\/apps"/);
  });

  test('refuses clusters that the repository does not have', async () => {
    expect(await build(['fleet', '--cluster', 'clusters/stagin', '--cluster', 'edge'])).toEqual({
      code: 2,
      stdout: '',
      stderr: `\
flux-fleet build: unknown cluster "clusters/stagin"; the repository has clusters/production (production), clusters/staging (staging); did you mean "clusters/staging"?
flux-fleet build: unknown cluster "edge"; the repository has clusters/production (production), clusters/staging (staging)
see "flux-fleet build --help"
`,
      seen: undefined,
    });
  });

  test('refuses Kustomizations that no cluster has', async () => {
    const stderr = `\
flux-fleet build: unknown Kustomization "flux-system/app"; did you mean "flux-system/apps"?
see "flux-fleet build --help"
`;
    const result = await build(['fleet', ...STAGING, '--kustomization', 'flux-system/app']);
    expect(result).toEqual({ code: 2, stdout: '', stderr, seen: undefined });
  });

  test('tells what it found where a Kustomization may be hidden by what is unknown', async () => {
    const { code, stdout, stderr } = await build(['fleet', ...PRODUCTION, '--kustomization', 'flux-system/web']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(`\
${NOT_AT_HAND}${OPEN}flux-fleet build: unknown Kustomization "flux-system/web"; did you mean "flux-system/apps"?; 1 Kustomization could not be built, and may apply it
`);
  });

  test('finds nothing where there is no cluster', async () => {
    const { code, stdout, stderr } = await build(['.'], { files: { 'README.md': '' } });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^error FLX609 .*--cluster PATH.*\nflux-fleet build: 1 error\n$/);
  });

  test('does not take a folder inside a clone for what the URL of the clone means', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'flux-fleet-clone-'));
    try {
      execFileSync('git', ['init', '--quiet', dir]);
      execFileSync('git', ['-C', dir, 'remote', 'add', 'origin', 'https://example.org/infra']);
      execFileSync('cp', ['-r', join(__dirname, '../../docs'), join(dir, 'ingress')]);
      const { stdout } = await build(['fleet', ...PRODUCTION, '--repo', `docs=${dir}/ingress`, '--format', 'json']);
      expect(JSON.parse(stdout).clusters[0].kustomizations[2]).toMatchObject({ name: 'ingress', status: 'unknown' });
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});

describe('flux-fleet build without an engine', () => {
  const openEngine = async () => {
    throw new EngineMissing();
  };

  test('says what is missing and what to do', async () => {
    const stderr = `flux-fleet build: ${new EngineMissing().message}\n`;
    expect(await cli(['build', 'fleet'], { files: FLEET, openEngine })).toMatchObject({ code: 1, stdout: '', stderr });
    expect(stderr).toContain('npm run build:engine');
  });

  test('still refuses what is wrong, and shows its help', async () => {
    expect((await cli(['build', 'none'], { openEngine })).code).toBe(2);
    expect((await cli(['build', '--help'], { openEngine })).code).toBe(0);
  });
});

test('flux-fleet build explains itself', async () => {
  expect((await cli(['build', '--help'])).stdout).toBe(`\
flux-fleet build: show what Flux would apply of a repository

Usage: flux-fleet build [DIR] [--cluster PATH|NAME …] [--kustomization NAMESPACE/NAME …]
                        [--repo NAME=DIR …] [--root [NAME=]PATH …] [--var NAME=VALUE …]
                        [--strict] [--format text|json]

Reads the Flux repository in DIR (default: this folder), finds its clusters, and builds each
Kustomization as the controllers would: the real kustomize, patches, components, variables,
starting from what "flux bootstrap" or Flux Operator put there. Nothing is fetched and no
cluster is asked. What cannot be told from the files is "unknown", never an error; whether
the cluster would take the objects is not judged.

Standard output is one stream of YAML, a comment above the objects of each Kustomization;
with --format json, what docs/reading-a-repository.md describes. Findings go to standard
error. --kustomization narrows what is shown; all of the clusters is built and judged.

Flags:
  --cluster PATH|NAME …             build only the cluster of this entry folder or name, or any
                                    folder as if Flux were bootstrapped there; give it again
                                    for more (default: all that are found)
  --kustomization NAMESPACE/NAME …  show only this Kustomization; give it again for more
  --repo NAME=DIR …                 a further repository: sources of its URL, or called NAME,
                                    are read from the folder DIR; once for each repository
  --root [NAME=]PATH …              folder at which the artifact of a repository begins, where
                                    that is not its top; without NAME, that of DIR
  --var NAME=VALUE …                value of a variable that comes from outside the repositories
  --strict                          let warnings count: exit code 1
  --format text|json                form of the data on standard output (default text)
  --verbose                         show the stack of an internal error, as DEBUG=1 does
  --help                            show this help, as -h does

Environment:
  FLUX_FLEET_CACHE  folder for what was built before, or "off" (default: flux-fleet in the
                    folder that the system has for caches)

Exit codes:
  0  fine; unknowns too, and warnings without --strict
  1  errors, warnings with --strict, or the engine is missing
  2  wrong usage, such as a cluster that the repository does not have
  3  a fault of flux-fleet itself

Examples:
  flux-fleet build
      all clusters of the repository in this folder
  flux-fleet build ../fleet --cluster clusters/staging
      one cluster of a clone beside this folder
  flux-fleet build --kustomization flux-system/apps --repo apps=../apps
      what one Kustomization applies, its source cloned beside this folder
  flux-fleet build --var DOMAIN=example.org --format json
      with a value that only the cluster has, as JSON
`);
});
