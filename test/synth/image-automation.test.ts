import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type FleetApp, imageMarker, Kustomization } from 'cdk8s-fluxcd';

import { clustersOf, configMap, fleetOf } from '../fleet/support.js';

const FILE = 'deploy/staging/apps/configmap-web.yaml';
const PATCH = 'apps/staging/configmap-web.patch.yaml';
const MARKER = '# {"$imagepolicy": "flux-system:web:tag"}';
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-fluxcd-markers-'));
  mkdirSync(join(folder, 'fleet'));
  process.env.FLUX_FLEET_REPO = `fleet=${join(folder, 'fleet')}`;
  process.env.FLUX_FLEET_PREVIEW = 'off';
  process.env.CDK8S_OUTDIR = join(folder, 'out');
});

afterEach(() => {
  for (const name of ['FLUX_FLEET_REPO', 'FLUX_FLEET_PREVIEW', 'CDK8S_OUTDIR']) delete process.env[name];
  rmSync(folder, { recursive: true, force: true });
});

function app(more: Record<string, string> = {}): FleetApp {
  return fleetOf((cluster) => {
    const apps = new Kustomization(cluster, 'apps', { objects: { namespace: 'apps' } });
    const domain = cluster.variable('DOMAIN', { value: 'example.org' });
    const tag = imageMarker(apps, { policy: 'flux-system:web', part: 'tag', initial: '1.0.0' });
    configMap(apps, 'web', {}, { tag, url: `https://${domain}`, ...more });
  });
}

/** Two clusters with one base, and image automation of its own in each. */
function sharing(more: Record<string, string> = {}): FleetApp {
  return clustersOf(['production', 'staging'], (cluster, name) => {
    const objects = { namespace: 'apps' };
    const apps = new Kustomization(cluster, 'apps', { path: `./apps/${name}`, base: 'apps/base', objects });
    const tag = imageMarker(apps, { policy: `flux-system:${name}`, part: 'tag', initial: '1.0.0' });
    configMap(apps, 'web', {}, { tag, ...more, cluster: name });
  });
}

/** What is in a file of the repository after an app was written into it. */
function written(fleet: FleetApp, file = FILE): string {
  const silence = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  fleet.synth();
  silence.mockRestore();
  return readFileSync(join(folder, 'fleet', file), 'utf8');
}

describe('A repository with an image marker', () => {
  test('keeps what image automation has committed, when nothing changes and when something does', () => {
    const first = written(app());
    expect(first).toContain(`  tag: 1.0.0 ${MARKER}\n`);
    const automated = first.replace('tag: 1.0.0', 'tag: 1.4.2');
    writeFileSync(join(folder, 'fleet', FILE), automated);
    expect(written(app())).toBe(automated);
    expect(written(app({ more: 'x' }))).toBe(`${automated}  more: x\n`);
  });

  test('keeps it in the patch of one cluster, and lets the other cluster and the base alone', () => {
    const first = written(sharing(), PATCH);
    expect(first).toContain('  tag: 1.0.0 # {"$imagepolicy": "flux-system:staging:tag"}\n');
    const automated = first.replace('tag: 1.0.0', 'tag: 1.4.2');
    writeFileSync(join(folder, 'fleet', PATCH), automated);
    expect(written(sharing(), PATCH)).toBe(automated);
    expect(written(sharing({ more: 'x' }), PATCH)).toBe(automated);
    expect(written(sharing({ more: 'x' }), PATCH.replace('staging', 'production'))).toContain('  tag: 1.0.0 # ');
    expect(written(sharing({ more: 'x' }), 'apps/base/configmap-web.yaml')).toContain('data:\n  more: x\n');
  });
});
