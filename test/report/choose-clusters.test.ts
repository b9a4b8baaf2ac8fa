import type { ClusterModel } from '../../lib/model/index.js';
import { chooseClusters } from '../../lib/report/index.js';

const cluster = (name: string, path: string) =>
  ({ name, kustomizations: [{ owner: '', path }] }) as unknown as ClusterModel;
const CLUSTERS = [cluster('fleet', ''), cluster('prod', 'clusters/prod')];

describe('a word for a cluster', () => {
  test.each([
    ['.', ['fleet']],
    ['./', ['fleet']],
    ['./clusters//prod/', ['prod']],
    ['prod', ['prod']],
    ['../clusters/prod', []],
  ])('"%s" means %j', (word, names) => {
    expect(chooseClusters(CLUSTERS, [word]).map(({ name }) => name)).toEqual(names);
  });
});
