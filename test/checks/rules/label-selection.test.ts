import { checkLabelSelections } from '../../../lib/checks/rules/label-selection.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { flux } from '../support.js';

const FIELDS: Readonly<Record<string, string>> = { Alert: 'eventSources', Receiver: 'resources' };
const judged = (kind: string, source: JsonObject) =>
  judge(checkLabelSelections, { objects: [flux(`${kind} apps/web`, { [FIELDS[kind] ?? '']: ['x', source] })] });

const matchLabels = { team: 'web' };

describe.each(Object.entries(FIELDS))('the labels of the kind %s', (kind, field) => {
  test.each<[JsonObject]>([
    [{ kind: 'Kustomization', name: '*', matchLabels }],
    [{ kind: 'Kustomization', name: 'apps' }],
    [{ kind: 'Kustomization', name: 'apps', matchLabels: {} }],
  ])('are fine: %j', (source) => {
    expect(judged(kind, source)).toEqual([]);
  });

  test('do not select among one name', () => {
    expect(judged(kind, { kind: 'Kustomization', name: 'apps', matchLabels })).toEqual([
      `error FLX519 ${kind} "apps/web": spec.${field}[1].matchLabels stands beside the name "apps"; write the name "*", or leave the labels out`,
    ]);
  });
});
