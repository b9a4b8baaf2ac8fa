import { Cluster, FleetApp, Repository } from 'cdk8s-fluxcd';

import { fleetOf, lines, messagesOf } from './support.js';

describe('The name of a cluster or repository', () => {
  it('may be that of one of the other sort', () => {
    expect(messagesOf(fleetOf((_, app) => new Repository(app, 'other', { name: 'staging' })))).toEqual([]);
  });

  it('is not the name of another cluster', () => {
    const app = fleetOf(
      ({ repository }, root) => new Cluster(root, 'two', { name: 'staging', repository, flux: '2.9', path: 'two' }),
    );
    expect(messagesOf(app)).toEqual([
      lines(
        'error FLX003 cluster "staging": is the name of two of them; give one another name',
        'the first cluster "staging" is made at staging',
        'at two',
      ),
    ]);
  });

  it('is not the name of another repository', () => {
    const app = new FleetApp({ name: 'demo' });
    new Repository(app, 'fleet');
    new Repository(app, 'two', { name: 'fleet' });
    expect(messagesOf(app)).toEqual([
      lines(
        'error FLX003 repository "fleet": is the name of two of them; give one another name',
        'the first repository "fleet" is made at fleet',
        'at two',
      ),
    ]);
  });
});
