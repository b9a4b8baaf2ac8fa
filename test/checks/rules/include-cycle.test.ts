import { checkIncludeCycles } from '../../../lib/checks/rules/include-cycle.js';

import { judge } from '../judge.js';
import { flux, lines } from '../support.js';

const repository = (name: string, ...includes: string[]) =>
  flux(`GitRepository apps/${name}`, { include: includes.map((each) => ({ repository: { name: each } })) });
const judged = (...objects: ReturnType<typeof repository>[]) => judge(checkIncludeCycles, { objects });
const HINT = 'none of them ever gets ready; take one of these edges out';

test('a GitRepository may include others, and two the same', () => {
  expect(judged(repository('a', 'b', 'c'), repository('b', 'c'), repository('c'))).toEqual([]);
});

test('GitRepositories of one name in two namespaces are two', () => {
  const other = flux('GitRepository other/b', { include: [{ repository: { name: 'a' } }] });
  expect(judge(checkIncludeCycles, { objects: [repository('a', 'b'), other] })).toEqual([]);
});

test('what goes to another cluster is not judged', () => {
  const spec = { kubeConfig: { secretRef: { name: 'edge' } } };
  expect(judge(checkIncludeCycles, { kustomizations: { edge: { spec, objects: [repository('a', 'a')] } } })).toEqual(
    [],
  );
});

test('a GitRepository must not include itself', () => {
  expect(judged(repository('a', 'b', 'a'), repository('b'))).toEqual([
    lines(
      `error FLX208 GitRepository "apps/a": spec.include[1].repository is a dependency cycle: "apps/a" → "apps/a"; ${HINT}`,
      '"apps/a" waits for "apps/a" (include)',
    ),
  ]);
});

test('GitRepositories must not include one another', () => {
  expect(judged(repository('b', 'a'), repository('a', 'b'))).toEqual([
    lines(
      `error FLX208 GitRepository "apps/a": spec.include[0].repository is a dependency cycle: "apps/a" → "apps/b" → "apps/a"; ${HINT}`,
      '"apps/a" waits for "apps/b" (include)',
      '"apps/b" waits for "apps/a" (include)',
    ),
  ]);
});
