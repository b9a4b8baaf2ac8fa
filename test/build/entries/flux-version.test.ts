import { fluxVersion } from '../../../lib/build/entries/flux-version.js';

describe('the version of a Flux', () => {
  test.each([
    ['v2.9.1', '2.9', '2.9.1'],
    ['2.6.4', '2.6', '2.6.4'],
    ['=2.6.4', '2.6', '2.6.4'],
    ['2.7', '2.7', undefined],
    ['2.7.x', '2.7', undefined],
    ['2.7.*', '2.7', undefined],
    ['~2.7', '2.7', undefined],
    ['~2.7.3', '2.7', undefined],
    ['2.8.0 - 2.8.9', '2.8', undefined],
  ])('is told by "%s"', (text, flux, version) => {
    expect(fluxVersion(text)).toEqual({ flux, version });
  });

  test.each(['', '2.x', '>=2.7.0', '2.7.0 - 2.8.9', '9.1.0', '~9.1', 'latest'])('is not told by "%s"', (text) => {
    expect(fluxVersion(text)).toEqual({ flux: '' });
  });
});
