import { ApiObject, Chart } from 'cdk8s';
import { Cluster, FleetApp, Folder, Kustomization, Repository } from 'cdk8s-fluxcd';
import { Construct } from 'constructs';

import { configMap, fleetOf, lines, messagesOf } from '../fleet/support.js';

function kustomization(): Kustomization {
  const app = new FleetApp({ name: 'demo' });
  const repository = new Repository(app, 'fleet');
  return new Kustomization(new Cluster(app, 'staging', { repository, flux: '2.10' }), 'apps');
}

/** An ApiObject at the end of a path of constructs. */
function objectAt(scope: Construct, path: string, kind = 'ConfigMap'): ApiObject {
  const ids = path.split('/');
  const last = ids.pop() as string;
  const around = ids.reduce((at, id) => (at.node.tryFindChild(id) as Construct) ?? new Construct(at, id), scope);
  return new ApiObject(around, last, { apiVersion: 'v1', kind });
}

describe('The name of an object without one', () => {
  it.each([
    ['settings', 'settings'],
    ['web/settings', 'web-settings'],
    ['web/Resource', 'web'],
    ['web/Default', 'web'],
    ['Default/web/Resource', 'web'],
    ['web/resource', 'web-resource'],
    ['Web App/Settings', 'webapp-settings'],
    ['über_settings', 'bersettings'],
    ['-web-/--x--', 'web-x'],
    ['web/_/settings', 'web-settings'],
    ['a.b', 'ab'],
    ['0', '0'],
  ])('is made of the ids below the Kustomization: %s is %s', (path, name) => {
    expect(objectAt(kustomization(), path).name).toBe(name);
  });

  it('starts anew in a Folder', () => {
    const folder = new Folder(kustomization(), 'quota');
    expect(objectAt(folder, 'web/limits').name).toBe('web-limits');
  });

  it('starts anew in a nested Kustomization', () => {
    expect(objectAt(new Kustomization(kustomization(), 'inner'), 'limits').name).toBe('limits');
  });

  it('is made of the ids below the Cluster outside every Kustomization', () => {
    const cluster = Cluster.of(kustomization());
    expect(objectAt(cluster, 'web/settings').name).toBe('web-settings');
  });

  it('is the stock name in a plain Chart', () => {
    const chart = new Chart(kustomization(), 'web');
    expect(objectAt(chart, 'settings').name).toMatch(/^staging-apps-web-settings-[0-9a-f]{8}$/);
  });

  it('may be given', () => {
    expect(configMap(kustomization(), 'x', { name: 'Given.Name' }).name).toBe('Given.Name');
  });

  it.each(['Default', 'ä', '_', '--'])('must be given where nothing is left of the id "%s"', (id) => {
    const message = `"staging/apps/${id}": no name can be made of the id; give metadata.name`;
    expect(() => objectAt(kustomization(), id)).toThrow(new Error(message));
  });

  it.each([
    ['ConfigMap', 63],
    ['CronJob', 52],
  ])('of a %s takes %i characters', (kind, limit) => {
    expect(objectAt(kustomization(), 'x'.repeat(limit), kind).name).toHaveLength(limit);
    const [id, longer] = ['y'.repeat(limit + 1), limit + 1];
    const message = `"staging/apps/${id}": the name "${id}" has ${longer} characters, ${kind} takes ${limit}; give metadata.name`;
    expect(() => objectAt(kustomization(), id, kind)).toThrow(new Error(message));
  });

  it('collides for a-b/c and a/b-c, which is an error with both construct paths', () => {
    const app = fleetOf((cluster) => {
      const apps = new Kustomization(cluster, 'apps');
      objectAt(apps, 'a-b/c');
      objectAt(apps, 'a/b-c');
    });
    expect(messagesOf(app)).toContain(
      lines(
        'error FLX102 ConfigMap "a-b-c": is declared twice in Kustomization "flux-system/apps": by "staging/apps/a-b/c" and by "staging/apps/a/b-c"; give one of them another name',
        'first declared at staging/apps/a-b/c',
        'at staging/apps/a/b-c',
      ),
    );
  });
});

describe('The name of a Flux object', () => {
  it('is the id, as it is', () => {
    expect(new Kustomization(Cluster.of(kustomization()), 'My.Apps').ref.name).toBe('My.Apps');
  });

  it('is the name that is given', () => {
    expect(new Kustomization(Cluster.of(kustomization()), 'x', { name: 'given' }).ref.name).toBe('given');
  });
});
