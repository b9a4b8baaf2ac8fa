import type { JsonObject, KubeObject } from '../../lib/manifest/index.js';
import { buildFolder, type OverlayFolder } from '../../lib/overlay/index.js';

function account(namespace?: string): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'sa', ...(namespace === undefined ? {} : { namespace }) },
  };
}

function binding(subject: JsonObject): KubeObject {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'b' },
    subjects: [{ kind: 'ServiceAccount', name: 'sa', ...subject }],
  };
}

it('Inner folders are transformed first, and the objects of outer ones come first', () => {
  const inner = { objects: [account()], transform: { namespace: 'inner', labels: { a: 'inner', b: 'inner' } } };
  const folder = {
    objects: [binding({})],
    transform: { namespace: 'outer', labels: { a: 'outer' } },
    folders: [inner],
  };
  expect(buildFolder(folder).objects.map(({ metadata }) => metadata)).toEqual([
    { name: 'b', labels: { a: 'outer' } },
    { name: 'sa', namespace: 'outer', labels: { a: 'outer', b: 'inner' } },
  ]);
});

it('References reach from one folder into another', () => {
  const folder: OverlayFolder = {
    objects: [binding({ namespace: 'from' })],
    transform: {},
    folders: [{ objects: [account('from')], transform: { namespace: 'to' } }],
  };
  expect(buildFolder(folder)).toEqual({ objects: [binding({ namespace: 'to' }), account('to')], problems: [] });
});

it('A reference that may mean an object in two folders is a problem', () => {
  const bound = binding({});
  const folders = ['a', 'b'].map((namespace) => ({ objects: [account()], transform: { namespace } }));
  expect(buildFolder({ objects: [bound], transform: {}, folders })).toEqual({
    objects: [bound, account('a'), account('b')],
    problems: [
      {
        object: bound,
        path: 'subjects[0]',
        message: 'may mean a ServiceAccount "sa" in "a" and "b", which kustomize refuses',
      },
    ],
  });
});

it('An object that two folders bring is a problem of the second', () => {
  const [first, second] = [account('n'), account('n')];
  const folders = [first, second].map((object) => ({ objects: [object], transform: {} }));
  const { problems } = buildFolder({ objects: [], transform: {}, folders });
  expect(problems).toEqual([{ object: second, path: 'metadata.name', message: 'is taken by another object' }]);
  expect(problems[0]?.object).toBe(second);
});
