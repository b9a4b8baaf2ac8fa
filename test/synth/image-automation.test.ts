import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type FleetApp, imageMarker, Kustomization } from 'cdk8s-fluxcd';

import { configMap, fleetOf } from '../fleet/support.js';

const FILE = 'deploy/staging/apps/configmap-web.yaml';
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

/** What is in the repository after an app was written into it. */
function written(fleet: FleetApp): string {
  const silence = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  fleet.synth();
  silence.mockRestore();
  return readFileSync(join(folder, 'fleet', FILE), 'utf8');
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
});
