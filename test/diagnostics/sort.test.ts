import fc from 'fast-check';

import { type Finding, FindingCollector, sortFindings } from '../../lib/diagnostics/index.js';

const base: Finding = { code: 'FLX101', severity: 'error', subject: 'Pod "a"', message: 'm' };

/** In the order in which they are reported. */
const ORDERED: readonly Finding[] = [
  base,
  { ...base, message: 'n' },
  { ...base, at: { construct: 'x' } },
  { ...base, path: 'spec.a' },
  { ...base, path: 'spec.b' },
  { ...base, subject: 'Pod "b"' },
  { ...base, code: 'FLX203' },
  { ...base, severity: 'warning' },
  { ...base, severity: 'unknown' },
  { ...base, severity: 'info' },
];

test('findings are sorted by severity, code, subject, path, place and message', () => {
  expect(sortFindings([...ORDERED].reverse())).toEqual(ORDERED);
});

test('the order in which findings are found makes no difference', () => {
  const orders = fc.shuffledSubarray([...ORDERED], { minLength: ORDERED.length });
  fc.assert(fc.property(orders, (findings) => expect(sortFindings(findings)).toEqual(ORDERED)));
});

test('the collector takes the severity from the table of codes unless it is given', () => {
  const collector = new FindingCollector();
  const { code, subject, message } = base;
  collector.add({ code: 'FLX107', subject, message });
  collector.add({ code, subject, message });
  collector.add({ code, subject, message, severity: 'info' });
  collector.addAll([{ ...base, subject: 'Pod "b"' }]);
  expect(collector.sorted().map((finding) => `${finding.severity} ${finding.code} ${finding.subject}`)).toEqual([
    'error FLX101 Pod "a"',
    'error FLX101 Pod "b"',
    'warning FLX107 Pod "a"',
    'info FLX101 Pod "a"',
  ]);
});
