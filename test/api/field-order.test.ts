import { FIELD_ORDER } from '../../lib/api/field-order.js';
import { FLUX_KINDS, FLUX_MINORS, fluxSchema } from '../../lib/api/index.js';

test('every kind has an order, and nothing else has', () => {
  expect(Object.keys(FIELD_ORDER).sort()).toEqual(FLUX_KINDS.map(({ kind }) => kind).sort());
});

test.each(FLUX_KINDS.map((entry) => [entry.kind, entry] as const))(
  'every field that a version of %s ever had appears exactly once',
  (kind, { group, versions }) => {
    const apiVersions = versions.map(({ version }) => `${group}/${version}`);
    const fields = apiVersions.flatMap((apiVersion) =>
      FLUX_MINORS.flatMap((flux) =>
        Object.keys(fluxSchema(kind, apiVersion, flux)?.properties?.spec?.properties ?? {}),
      ),
    );
    expect([...(FIELD_ORDER[kind] ?? [])].sort()).toEqual([...new Set(fields)].sort());
  },
);
