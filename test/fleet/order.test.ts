import { Folder, Kustomization, VendoredFiles } from 'cdk8s-fluxcd';

import { configMap, fleetOf } from './support.js';

/** A fleet whose siblings are made in the order given. */
function model(names: readonly string[]): unknown {
  const app = fleetOf((cluster) => {
    for (const name of names) Kustomization.fromName(cluster, `known-${name}`, { name: `known-${name}` });
    for (const name of names) {
      const kustomization = new Kustomization(cluster, name);
      for (const id of names) configMap(kustomization, id, { name: `${name}-${id}` });
      for (const id of names) configMap(new Folder(kustomization, `folder-${id}`), 'it', { name: `${name}-in-${id}` });
      for (const id of names) new VendoredFiles(kustomization, `vendored-${id}`, { path: `vendor/${id}` });
    }
  });
  // Plain data, without the columns and lines that the order of the program itself decides.
  const text = JSON.stringify(app.toModel(), (key, value) => (['line', 'column'].includes(key) ? undefined : value));
  return JSON.parse(text);
}

test('The model of a fleet does not depend on the order in which its constructs are made', () => {
  expect(model(['b', 'c', 'a'])).toEqual(model(['a', 'b', 'c']));
});
