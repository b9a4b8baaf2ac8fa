import { checkDeprecatedFields } from '../../../lib/checks/rules/deprecated-field.js';

import { judge } from '../judge.js';
import { flux } from '../support.js';

const alert = flux('Alert apps/web', { summary: 'staging' });
const judged = (version: string, object = alert) => judge(checkDeprecatedFields, { flux: version, objects: [object] });

describe('a field', () => {
  test('is fine before it is deprecated', () => {
    expect(judged('2.4')).toEqual([]);
  });

  test('is fine where nothing replaces it', () => {
    expect(judged('2.6', { ...alert, apiVersion: 'notification.toolkit.fluxcd.io/v1beta1' })).toEqual([]);
  });

  test('is fine at a Flux that nobody knows', () => {
    expect(judged('main')).toEqual([]);
  });

  test('is fine when it says nothing', () => {
    expect(judged('2.10', flux('HelmRelease apps/web', { install: { skipCRDs: false } }))).toEqual([]);
  });

  test('is reported with its successor', () => {
    expect(judged('2.5')).toEqual([
      'warning FLX504 Alert "apps/web": spec.summary is deprecated; write "eventMetadata.summary"',
    ]);
    expect(judged('2.10', flux('HelmRelease apps/web', { install: { skipCRDs: true } }))).toEqual([
      'warning FLX504 HelmRelease "apps/web": spec.install.skipCRDs is deprecated; write "install.crds: Skip"',
    ]);
  });
});
