import type { SynthOutput } from '../../lib/report/index.js';
import { renderChanges } from '../../lib/report/render-changes.js';

const CLEAN: SynthOutput = {
  repository: 'fleet',
  dir: '/fleet',
  mode: 'check',
  written: [],
  removed: [],
  unchanged: 9,
};

describe('renderChanges', () => {
  test('lists each file that is out of date, those to write first', () => {
    const apps = { ...CLEAN, repository: 'apps', written: ['z.yaml'] };
    const fleet = { ...CLEAN, written: ['clusters/staging/apps.yaml'], removed: ['clusters/staging/old.yaml'] };
    expect(renderChanges([fleet, apps])).toBe(`\
would write fleet/clusters/staging/apps.yaml
would remove fleet/clusters/staging/old.yaml
would write apps/z.yaml
`);
  });

  test('is empty when all is up to date', () => {
    expect(renderChanges([CLEAN])).toBe('');
  });
});
