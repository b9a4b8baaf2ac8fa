import { openTestEngine } from '../support/engine.js';
import type { Engine } from '../../lib/engine/index.js';
import { explainedDifferences, openDifferences } from './compare/app-tables.js';
import { type ComparedApp, compareApp } from './compare/compare-app.js';
import { missingForApp, originalOf } from './compare/original.js';
import { SEED_APPS } from './seed-apps.js';
import { describeWith, removeTemporaryFolders } from './support.js';

jest.setTimeout(600_000);

let engine: Engine | undefined;

afterAll(async () => {
  await engine?.close();
  removeTemporaryFolders();
});

for (const app of SEED_APPS) {
  const missing = Object.fromEntries(missingForApp(app).map((name) => [name, false]));

  describeWith(missing, `apps/${app.name}, over its real repositories without all that is not vendored`, () => {
    let compared: ComparedApp;

    beforeAll(async () => {
      engine ??= await openTestEngine({ timeout: 600_000 });
      compared = await compareApp(app, originalOf(app), engine);
    });

    test('applies what the original applies: Kustomizations, objects and trees, built by us and by kustomize', () => {
      expect(openDifferences([compared])).toEqual([]);
      expect(compared.kustomizations.length).toBeGreaterThan(0);
    });

    test('writes every object that people wrote there', () => {
      const missing = compared.repositories.flatMap((each) => each.missing);
      expect(missing).toHaveLength(explainedDifferences([compared]).filter((line) => line.includes(' lacks ')).length);
      expect(compared.repositories.every(({ objects }) => objects > 0)).toBe(true);
    });
  });
}
