import { type Finding, FindingsError, formatFinding, formatOrigin, summarize } from '../../lib/diagnostics/index.js';

const unknownDependency: Finding = {
  code: 'FLX203',
  severity: 'error',
  subject: 'Kustomization "flux-system/apps"',
  path: 'spec.dependsOn[0]',
  message: '"cert-managr" does not exist',
  hint: 'did you mean "cert-manager"?',
};

const twoOwners: Finding = {
  code: 'FLX103',
  severity: 'error',
  subject: 'Namespace "apps"',
  message: 'has two owners',
  related: [
    {
      message: 'Kustomization "flux-system/a"',
      at: { construct: 'staging/a', file: 'apps/main.ts', line: 3, column: 5 },
    },
    { message: 'Kustomization "flux-system/b"' },
  ],
  at: { file: 'apps/main.ts', line: 9 },
};

test('the one-line form has code, subject, path, message and hint', () => {
  expect(summarize(unknownDependency)).toBe(
    'FLX203 Kustomization "flux-system/apps": spec.dependsOn[0] "cert-managr" does not exist; did you mean "cert-manager"?',
  );
});

test('the one-line form leaves out what is not there', () => {
  expect(summarize(twoOwners)).toBe('FLX103 Namespace "apps": has two owners');
});

test('the text begins with the severity and names what is related and where', () => {
  expect(formatFinding(twoOwners)).toBe(
    [
      'error FLX103 Namespace "apps": has two owners',
      '    Kustomization "flux-system/a" at staging/a (apps/main.ts:3:5)',
      '    Kustomization "flux-system/b"',
      '    at apps/main.ts:9',
    ].join('\n'),
  );
});

test('the text of a finding without a place is one line', () => {
  expect(formatFinding(unknownDependency)).toBe(`error ${summarize(unknownDependency)}`);
});

test.each([
  [undefined, ''],
  [{}, ''],
  [{ construct: 'staging/apps' }, 'staging/apps'],
  [{ file: 'a.yaml' }, 'a.yaml'],
  [{ file: 'a.yaml', line: 3 }, 'a.yaml:3'],
  [{ file: 'a.yaml', line: 3, column: 7 }, 'a.yaml:3:7'],
  [{ construct: 'staging/apps', file: 'apps/main.ts', line: 3, column: 7 }, 'staging/apps (apps/main.ts:3:7)'],
  [{ construct: 'staging/apps', line: 3 }, 'staging/apps'],
])('the place %j reads "%s"', (at, expected) => {
  expect(formatOrigin(at)).toBe(expected);
});

test('the error has all findings, sorted, below its title, and no frame but that of its author', () => {
  const error = new FindingsError('synthesis failed', [unknownDependency, twoOwners]);
  expect(error.message).toBe(`synthesis failed\n${formatFinding(twoOwners)}\n${formatFinding(unknownDependency)}`);
  expect(error.findings).toEqual([twoOwners, unknownDependency]);
  const [frame, ...rest] = (error.stack ?? '').replace(`FindingsError: ${error.message}\n`, '').split('\n');
  expect(frame).toContain(__filename);
  expect(rest).toEqual([]);
});
