import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { mergeKeyOf } from '../../../lib/overlay/patch/merge-key-of.js';
import { MERGE_KEYS } from '../../../lib/overlay/patch/merge-keys.js';
import { buildGoProgram } from '../../support/go-program.js';
import { findGo } from '../../support/tools.js';

const CONTAINERS = 'spec.template.spec.containers';

describe('The merge key of a list', () => {
  it.each([
    ['apps/v1', 'Deployment', CONTAINERS, 'name'],
    ['apps/v1', 'Deployment', `${CONTAINERS}.env`, 'name'],
    ['apps/v1', 'Deployment', `${CONTAINERS}.volumeMounts`, 'mountPath'],
    ['apps/v1', 'StatefulSet', 'spec.template.spec.volumes', 'name'],
    ['apps/v1', 'DaemonSet', 'spec.template.spec.hostAliases', 'ip'],
    ['batch/v1', 'CronJob', 'spec.jobTemplate.spec.template.spec.initContainers', 'name'],
    ['v1', 'ServiceAccount', 'secrets', 'name'],
    ['v1', 'ConfigMap', 'metadata.ownerReferences', 'uid'],
  ])('is known by version, kind and place: %s %s %s', (apiVersion, kind, path, key) => {
    expect(mergeKeyOf(apiVersion, kind, path.split('.'))).toBe(key);
  });

  it.each([
    ['v1', 'Service', 'spec.ports', 'port'],
    ['apps/v1', 'Deployment', `${CONTAINERS}.ports`, 'containerPort'],
    ['v1', 'Pod', 'spec.topologySpreadConstraints', 'topologyKey'],
  ])('is the first of several keys: %s %s %s', (apiVersion, kind, path, key) => {
    expect(mergeKeyOf(apiVersion, kind, path.split('.'))).toBe(key);
  });

  it.each([
    ['a list that Kubernetes merges whole', 'apps/v1', 'Deployment', 'spec.template.spec.tolerations'],
    ['a list of texts that is a set', 'apps/v1', 'Deployment', 'metadata.finalizers'],
    ['a map', 'apps/v1', 'Deployment', 'spec.template.spec'],
    ['the object', 'apps/v1', 'Deployment', ''],
    ['a list in a map of a strange name', 'apps/v1', 'Deployment', '__proto__.constructor'],
    ['a kind in a version that was gone by Kubernetes 1.21', 'apps/v1beta1', 'Deployment', CONTAINERS],
    [
      'a kind in a version that came after Kubernetes 1.21',
      'autoscaling/v2',
      'HorizontalPodAutoscaler',
      'spec.metrics',
    ],
    ['a custom resource', 'example.org/v1', 'Deployment', CONTAINERS],
    ['a list that is merged by name elsewhere', 'v1', 'ServiceAccount', 'imagePullSecrets'],
    ['an Ingress: its lists have none', 'networking.k8s.io/v1', 'Ingress', 'spec.rules'],
  ])('is none for %s', (_title, apiVersion, kind, path) => {
    expect(mergeKeyOf(apiVersion, kind, path === '' ? [] : path.split('.'))).toBeUndefined();
  });

  (findGo() === undefined ? it.skip : it)('is the one in the schema of kustomize', () => {
    const program = buildGoProgram(join(__dirname, '../../../scripts/generate-merge-keys'));
    expect(MERGE_KEYS.trim()).toBe(execFileSync(program, { encoding: 'utf8' }).trim());
  });
});
