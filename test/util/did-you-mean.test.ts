import { didYouMean, nearest } from '../../lib/util/index.js';

const NAMES = ['cert-manager', 'cluster-issuers', 'ingress', 'apps'];

test.each([
  ['cert-managr', 'cert-manager'],
  ['cert_manager', 'cert-manager'],
  ['CERT-MANAGER', 'cert-manager'],
  ['ingres', 'ingress'],
  ['clusterissuer', 'cluster-issuers'],
  ['app', 'apps'],
])('%s is near to %s', (word, expected) => {
  expect(nearest(word, NAMES)).toBe(expected);
});

test.each(['monitoring', 'x', ''])('nothing is near to "%s"', (word) => {
  expect(nearest(word, NAMES)).toBeUndefined();
  expect(didYouMean(word, NAMES)).toBeUndefined();
});

test('of two that are as near, the first by code unit is taken, whatever the order', () => {
  expect(nearest('appx', ['apps', 'appa'])).toBe('appa');
  expect(nearest('appx', ['appa', 'apps', 'apps'])).toBe('appa');
});

test('a candidate that shares nothing with a short word is not near', () => {
  expect(nearest('ab', ['cd', 'xy'])).toBeUndefined();
});

test('the question names the candidate', () => {
  expect(didYouMean('ingres', new Set(NAMES))).toBe('did you mean "ingress"?');
});
