import { inRange, minorsIn } from '../../lib/api/minor-range.js';

test('both ends belong to a range', () => {
  expect(minorsIn({ since: '0.40', until: '2.1' })).toEqual(['0.40', '0.41', '2.0', '2.1']);
});

test('an end that is not written is open', () => {
  expect(minorsIn({ since: '2.8' })).toEqual(['2.8', '2.9', '2.10']);
  expect(minorsIn({ until: '0.30' })).toEqual(['0.29', '0.30']);
  expect(inRange({}, '0.29')).toBe(true);
  expect(inRange({}, '2.10')).toBe(true);
});

test('a minor outside is not in the range', () => {
  expect(inRange({ since: '2.0', until: '2.6' }, '0.41')).toBe(false);
  expect(inRange({ since: '2.0', until: '2.6' }, '2.7')).toBe(false);
});
