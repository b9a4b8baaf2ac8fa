import { checkEmptySelections } from '../../../lib/checks/rules/empty-selection.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { flux } from '../support.js';

const judged = (kind: string, spec: JsonObject) =>
  judge(checkEmptySelections, { objects: [flux(`${kind} a/b`, spec)] });

test.each<[string, JsonObject]>([
  ['Alert', { eventSources: [{ kind: 'Kustomization', name: '*' }] }],
  ['Receiver', { resources: [{ kind: 'Kustomization', name: '*' }] }],
  ['Alert', {}],
  ['Receiver', { resources: 'x' }],
])('a selection is fine, or for the schema to judge: %s %j', (kind, spec) => {
  expect(judged(kind, spec)).toEqual([]);
});

test('an Alert may hear of nothing', () => {
  expect(judged('Alert', { eventSources: [] })).toEqual([
    'warning FLX520 Alert "a/b": spec.eventSources is empty: it hears of nothing; name an object',
  ]);
});

test('a Receiver may reconcile nothing', () => {
  expect(judged('Receiver', { resources: [] })).toEqual([
    'warning FLX520 Receiver "a/b": spec.resources is empty: it reconciles nothing; name an object',
  ]);
});
