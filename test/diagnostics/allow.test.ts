import { applyAllowances, type Finding } from '../../lib/diagnostics/index.js';

const finding: Finding = {
  code: 'FLX104',
  severity: 'error',
  subject: 'Secret "apps/demo"',
  message: 'is a plain Secret',
  hint: 'encrypt it',
};
const allowance = { code: 'FLX104', subject: 'Secret "apps/demo"', reason: 'no secret, only a demo' } as const;

test('an allowed error becomes a warning that prints the reason', () => {
  expect(applyAllowances([finding], [allowance])).toEqual([
    { ...finding, severity: 'warning', hint: 'allowed: no secret, only a demo' },
  ]);
  expect(finding.severity).toBe('error');
});

test.each<[string, Finding]>([
  ['another subject', { ...finding, subject: 'Secret "apps/other"' }],
  ['another code', { ...finding, code: 'FLX103' }],
  ['a warning', { ...finding, severity: 'warning' }],
])('%s stays as it is', (_title, other) => {
  expect(applyAllowances([other], [allowance])).toEqual([other]);
});

test('a code that cannot be allowed stays an error', () => {
  const invalid: Finding = { ...finding, code: 'FLX101' };
  expect(applyAllowances([invalid], [{ ...allowance, code: 'FLX101' }])).toEqual([invalid]);
});

test('without allowances nothing changes', () => {
  expect(applyAllowances([finding], [])).toEqual([finding]);
});
