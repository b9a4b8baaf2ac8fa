import { controllerOf, DEFAULT_CONTROLLERS, FLUX_KINDS, fluxSchema, NEWEST_FLUX } from '../../lib/api/index.js';

test('each kind has a controller, but for those of Flux Operator', () => {
  const without = FLUX_KINDS.filter(({ kind }) => controllerOf(kind) === undefined);
  expect(without.map(({ role }) => role)).toEqual(without.map(() => 'operator'));
  expect(FLUX_KINDS.filter(({ role }) => role === 'operator')).toEqual(without);
});

test('controllers are those that a FluxInstance may list', () => {
  const schema = fluxSchema('FluxInstance', 'fluxcd.controlplane.io/v1', NEWEST_FLUX);
  const listed = schema?.properties?.spec?.properties?.components?.items?.enum;
  const known = new Set(FLUX_KINDS.flatMap(({ kind }) => controllerOf(kind) ?? []));
  expect([...known].sort()).toEqual([...(listed ?? [])].sort());
  expect(DEFAULT_CONTROLLERS.filter((name) => !known.has(name))).toEqual([]);
});
