import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { fluxFleetFleet } from '../../apps/flux-fleet/fleet.js';
import { fluxPlatformFleet } from '../../apps/flux-platform/fleet.js';
import { frsFleet } from '../../apps/frs-k8s-fleet/fleet.js';
import { k8sHarlemFleet } from '../../apps/k8s-harlem/fleet.js';
import { platformFleet } from '../../apps/platform/fleet.js';
import type { FleetApp } from '../../lib/index.js';

import { withoutNpm } from '../support/without-npm.js';

import { contentsOf, plainEnvironment, ROOT } from './support.js';

jest.setTimeout(120_000);

const BROKEN = `\
import { ApiObject } from 'cdk8s';
import { Cluster, FleetApp, Kustomization, Repository } from 'cdk8s-fluxcd';

const app = new FleetApp({ name: 'broken' });
const repository = new Repository(app, 'fleet', { url: 'ssh://git@example.org/fleet' });
const cluster = new Cluster(app, 'staging', { repository, flux: '2.10' });
const apps = new Kustomization(cluster, 'apps', { objects: { namespace: 'shop' } });
new ApiObject(apps, 'password', { apiVersion: 'v1', kind: 'Secret', stringData: { password: 'hunter2' } });
new Kustomization(cluster, 'tenants', { sourceRef: { kind: 'GitRepository', name: 'flux-sytem' } });
app.synth();
`;

/** Below dist/, where `cdk8s-fluxcd` is this project as it is for its own apps, and git looks away. */
let dir: string;

beforeEach(() => {
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  dir = relative(ROOT, mkdtempSync(join(ROOT, 'dist/test-')));
});

afterEach(() => rmSync(join(ROOT, dir), { recursive: true, force: true }));

describe('npx cdk8s synth', () => {
  test('writes every app into a folder of its own, with a summary of each cluster on standard error', () => {
    const { status, stderr } = cdk8sSynth();
    expect(status).toBe(0);
    expect(contentsOf(join(ROOT, dir, 'out'))).toEqual({
      ...filesOf(fluxFleetFleet(), 'flux-fleet/'),
      ...filesOf(fluxPlatformFleet(), 'flux-platform/'),
      ...filesOf(frsFleet(), 'frs-k8s-fleet/'),
      ...filesOf(k8sHarlemFleet(), 'k8s-harlem/'),
      ...filesOf(platformFleet(), 'platform/'),
    });
    expect(stderr).toContain(`\
non-prod  Flux 0.29  4 Kustomizations, 8 objects  → fleet/clusters/non-prod
prod      Flux 0.29  1 Kustomization,  0 objects  → fleet/clusters/prod
fleet: 10 written, 0 unchanged, 0 removed → ${dir}/out/frs-k8s-fleet
`);
    expect(stderr).toContain(`\
development  Flux 2.10  7 Kustomizations, 27 objects  → fleet/clusters/development
production   Flux 2.9   7 Kustomizations, 24 objects  → fleet/clusters/production
staging      Flux 2.10  7 Kustomizations, 27 objects  → fleet/clusters/staging
fleet: 93 written, 0 unchanged, 0 removed → ${dir}/out/platform
`);
  });

  test('reports all findings with their constructs and TypeScript lines, writes nothing and exits 1', () => {
    const app = `${dir}/broken.ts`;
    writeFileSync(join(ROOT, app), BROKEN);
    mkdirSync(join(ROOT, dir, 'clone'));
    const { status, stdout, stderr } = cdk8sSynth(['--app', `npx tsx ${app}`], {
      FLUX_FLEET_REPO: `fleet=${join(ROOT, dir, 'clone')}`,
    });
    expect(status).toBe(1);
    expect(stderr).toContain(`\
FindingsError: app "broken" has errors, nothing was written
error FLX104 Secret "shop/password": stringData holds plain values; encrypt it with SOPS and reference the file by VendoredFiles, or "allow" it with a reason
    at staging/apps/password (${app}:8:1)
error FLX201 Kustomization "flux-system/tenants": spec.sourceRef GitRepository "flux-sytem" does not exist; did you mean "flux-system"?
    at staging/tenants (${app}:9:1)
`);
    expect(stdout + stderr).not.toContain('hunter2');
    expect(existsSync(join(ROOT, dir, 'out')) ? contentsOf(join(ROOT, dir, 'out')) : {}).toEqual({});
    expect(contentsOf(join(ROOT, dir, 'clone'))).toEqual({});
  });
});

function cdk8sSynth(flags: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const args = ['cdk8s', 'synth', '--no-check-upgrade', '--output', `${dir}/out`, ...flags];
  const result = spawnSync('npx', args, { cwd: ROOT, encoding: 'utf8', env: { ...plainEnvironment(), ...env } });
  return { ...result, stderr: withoutNpm(result.stderr) };
}

/** Path → text of the files of an app: those of one repository alone, of several in folders by their names. */
function filesOf(app: FleetApp, prefix: string): Record<string, string> {
  const repositories = Object.entries(app.toFiles());
  const folder = (name: string) => (repositories.length > 1 ? `${prefix}${name}/` : prefix);
  return Object.fromEntries(
    repositories.flatMap(([name, files]) => files.map(({ path, text }) => [`${folder(name)}${path}`, text] as const)),
  );
}
