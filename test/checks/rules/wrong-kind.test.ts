import { checkWrongKinds } from '../../../lib/checks/rules/wrong-kind.js';
import type { JsonObject } from '../../../lib/manifest/index.js';

import { judge } from '../judge.js';
import { type ClusterInput, flux, lines } from '../support.js';

const findingsOf = (input: ClusterInput) => judge(checkWrongKinds, input);
const apps = (sourceRef: JsonObject) => ({ kustomizations: { apps: { spec: { sourceRef } } } });
const subject = 'error FLX202 Kustomization "flux-system/apps": spec.sourceRef.kind';
const allowed = 'allowed are "GitRepository", "OCIRepository", "Bucket" and "ExternalArtifact"';

describe('a reference to a kind that the field may name', () => {
  test.each(['GitRepository', 'OCIRepository', 'Bucket', 'ExternalArtifact'])('is fine: %s', (kind) => {
    expect(findingsOf({ ...apps({ kind, name: 'x' }), objects: [flux(`${kind} flux-system/x`)] })).toEqual([]);
  });

  test.each(['FluxInstance', 'ResourceSet', 'HelmRelease'])('of an Alert is fine: %s', (kind) => {
    const alert = flux('Alert flux-system/x', { eventSources: [{ kind, name: '*' }] });
    expect(findingsOf({ objects: [alert] })).toEqual([]);
  });

  test.each(['', '9.9', 'main'])('is fine at the Flux "%s", which nobody knows', (version) => {
    const objects = [flux('ExternalArtifact flux-system/x')];
    expect(findingsOf({ ...apps({ kind: 'ExternalArtifact', name: 'x' }), objects, flux: version })).toEqual([]);
  });
});

describe('a reference to another kind', () => {
  test('is found with what is allowed', () => {
    expect(findingsOf(apps({ kind: 'HelmRepository', name: 'charts' }))).toEqual([
      lines(`${subject} "HelmRepository" is not allowed; ${allowed}`, 'at flux-system/apps'),
    ]);
  });

  test('is found with the kind under which the name exists', () => {
    const objects = [flux('OCIRepository flux-system/charts')];
    expect(findingsOf({ ...apps({ kind: 'HelmRepository', name: 'charts' }), objects })).toEqual([
      lines(
        `${subject} "HelmRepository" is not allowed; ${allowed}; did you mean kind "OCIRepository"?`,
        'at flux-system/apps',
      ),
    ]);
  });

  test('is found with the kind that reads alike', () => {
    expect(findingsOf(apps({ kind: 'GitRepo', name: 'charts' }))).toEqual([
      lines(`${subject} "GitRepo" is not allowed; ${allowed}`, 'at flux-system/apps'),
    ]);
    expect(findingsOf(apps({ kind: 'gitRepositry', name: 'charts' }))).toEqual([
      lines(
        `${subject} "gitRepositry" is not allowed; ${allowed}; did you mean kind "GitRepository"?`,
        'at flux-system/apps',
      ),
    ]);
  });

  test('is found where only a later Flux allows it', () => {
    expect(findingsOf({ ...apps({ kind: 'ExternalArtifact', name: 'part' }), flux: '2.6' })).toEqual([
      lines(
        `${subject} "ExternalArtifact" is not allowed in Flux 2.6; allowed are "GitRepository", "OCIRepository" and "Bucket"`,
        'at flux-system/apps',
      ),
    ]);
  });

  test('is found where the field may name one kind only', () => {
    const objects = [flux('ImageUpdateAutomation apps/x', { sourceRef: { kind: 'Bucket', name: 'x' } })].map(
      (object) => ({
        ...object,
        apiVersion: 'image.toolkit.fluxcd.io/v1',
      }),
    );
    expect(findingsOf({ objects })).toEqual([
      'error FLX202 ImageUpdateAutomation "apps/x": spec.sourceRef.kind "Bucket" is not allowed; allowed is "GitRepository"',
    ]);
  });

  test('is found in each item of a list', () => {
    const eventSources = [
      { kind: 'Kustomization', name: '*' },
      { kind: 'Deployment', name: '*' },
    ];
    expect(findingsOf({ objects: [flux('Alert apps/x', { eventSources })] })).toEqual([
      expect.stringMatching(
        /^error FLX202 Alert "apps\/x": spec\.eventSources\[1\]\.kind "Deployment" is not allowed; /,
      ),
    ]);
  });
});
