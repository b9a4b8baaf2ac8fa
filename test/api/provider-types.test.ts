import { fluxSchema, missingProviderField, PROVIDER_TYPES, providerFields } from '../../lib/api/index.js';

describe('The types of Providers', () => {
  test('are all that the schema has', () => {
    const spec = fluxSchema('Provider', 'notification.toolkit.fluxcd.io/v1beta3', '2.10')?.properties?.spec;
    expect(Object.keys(PROVIDER_TYPES).sort()).toEqual([...(spec?.properties?.type?.enum ?? [])].sort());
  });

  test.each(Object.entries(PROVIDER_TYPES))('take nothing that they need: %s', (_, { needs, takes }) => {
    expect(takes.filter((field) => (needs as readonly string[]).includes(field))).toEqual([]);
  });

  test('are no names of objects', () => {
    expect(providerFields('constructor')).toBeUndefined();
    expect(missingProviderField('toString', {})).toBeUndefined();
  });

  test.each([
    ['slack', {}, 'address'],
    ['slack', { secretRef: { name: 'x' } }, undefined],
    ['slack', { address: null, secretRef: null }, 'address'],
    ['github', { address: 'x' }, 'secretRef'],
    ['webex', { secretRef: { name: 'x' } }, 'channel'],
  ])('need what is missing: %s %j', (type, fields, missing) => {
    expect(missingProviderField(type, fields)).toBe(missing);
  });
});
