import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';

import { type SchemaProblem, type StructuralSchema, validateObject } from '../../../lib/api/index.js';
import { compileCel } from '../../../lib/api/cel/compile-cel.js';
import type { Json } from '../../../lib/manifest/index.js';

const CRDS = resolve(__dirname, '../../../../shared/flux/crds');

/** A rule of Flux, a value for which it holds, one for which it does not. */
type RuleCase = readonly [rule: string, good: Json, bad: Json];

const STEPS = 'self.all(s, self.exists_one(t, t.name == s.name))';
const ARTIFACTS =
  "has(self.pathPattern) && size(self.pathPattern) > 0 || self.artifacts.all(a, a.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$'))";

const CASES: readonly RuleCase[] = [
  // FluxInstance, FluxReport.
  ["self.metadata.name == 'flux'", { metadata: { name: 'flux' } }, { metadata: { name: 'other' } }],
  [
    "!has(self.sharding) || !has(self.sharding.storage) || self.sharding.storage != 'persistent' || has(self.storage)",
    { sharding: { storage: 'persistent' }, storage: {} },
    { sharding: { storage: 'persistent' } },
  ],
  [
    '(has(self.objectLevelWorkloadIdentity) && self.objectLevelWorkloadIdentity) || !has(self.multitenantWorkloadIdentity) || !self.multitenantWorkloadIdentity',
    { objectLevelWorkloadIdentity: true, multitenantWorkloadIdentity: true },
    { multitenantWorkloadIdentity: true },
  ],
  [
    "!has(self.provider) || self.provider != 'gcp' || self.kind == 'OCIRepository' || self.kind == 'Bucket'",
    { provider: 'gcp', kind: 'Bucket' },
    { provider: 'gcp', kind: 'GitRepository' },
  ],
  [
    "!has(self.provider) || self.provider != 'github' || self.kind == 'GitRepository'",
    { provider: 'github', kind: 'GitRepository' },
    { provider: 'github', kind: 'Bucket' },
  ],
  // ResourceSetInputProvider.
  ["self.type != 'Static' || !has(self.url)", { type: 'Static' }, { type: 'Static', url: 'a' }],
  [
    "self.type != 'ExternalArtifact' || !has(self.url)",
    { type: 'Static', url: 'a' },
    { type: 'ExternalArtifact', url: 'a' },
  ],
  [
    "self.type == 'Static' || self.type == 'ExternalArtifact' || has(self.url)",
    { type: 'Static' },
    { type: 'GitHubTag' },
  ],
  [
    "!self.type.startsWith('Git') || self.url.startsWith('http')",
    { type: 'GitHubTag', url: 'https://a' },
    { type: 'GitHubTag', url: 'ssh://a' },
  ],
  [
    "!self.type.startsWith('AzureDevOps') || self.url.startsWith('http://') || self.url.startsWith('https://')",
    { type: 'AzureDevOpsTag', url: 'https://a' },
    { type: 'AzureDevOpsTag', url: 'httpx://a' },
  ],
  [
    "!self.type.startsWith('AWSCodeCommit') || self.url.startsWith('https://')",
    { type: 'AWSCodeCommitTag', url: 'https://a' },
    { type: 'AWSCodeCommitTag', url: 'http://a' },
  ],
  [
    "!self.type.endsWith('ArtifactTag') || self.url.startsWith('oci')",
    { type: 'OCIArtifactTag', url: 'oci://a' },
    { type: 'OCIArtifactTag', url: 'a' },
  ],
  [
    "!self.type.endsWith('ArtifactTag') || !self.url.startsWith('oci://') || self.url.substring(6).contains('/')",
    { type: 'OCIArtifactTag', url: 'oci://a/b' },
    { type: 'OCIArtifactTag', url: 'oci://a' },
  ],
  [
    "self.type != 'ExternalService' || self.url.startsWith('http')",
    { type: 'ExternalService', url: 'http://a' },
    { type: 'ExternalService', url: 'a' },
  ],
  [
    "!has(self.insecure) || !self.insecure || self.type == 'ExternalService' || self.type == 'OCIArtifactTag'",
    { insecure: true, type: 'ExternalService' },
    { insecure: true, type: 'Static' },
  ],
  [
    "self.type != 'ExternalService' || !self.url.startsWith('http://') || (has(self.insecure) && self.insecure)",
    { type: 'ExternalService', url: 'http://a', insecure: true },
    { type: 'ExternalService', url: 'http://a', insecure: false },
  ],
  [
    "!has(self.serviceAccountName) || self.type.startsWith('AzureDevOps') || self.type.startsWith('AWSCodeCommit') || self.type.endsWith('ArtifactTag') || self.type == 'ExternalArtifact'",
    { serviceAccountName: 'a', type: 'ACRArtifactTag' },
    { serviceAccountName: 'a', type: 'Static' },
  ],
  [
    "!has(self.certSecretRef) || !(self.type == 'Static' || self.type == 'ExternalArtifact' || self.type.startsWith('AzureDevOps') || self.type.startsWith('AWSCodeCommit') || (self.type.endsWith('ArtifactTag') && self.type != 'OCIArtifactTag'))",
    { certSecretRef: {}, type: 'OCIArtifactTag' },
    { certSecretRef: {}, type: 'ECRArtifactTag' },
  ],
  [
    "!has(self.secretRef) || !(self.type == 'Static' || self.type == 'ExternalArtifact' || self.type.startsWith('AWSCodeCommit') || (self.type.endsWith('ArtifactTag') && self.type != 'OCIArtifactTag'))",
    { secretRef: {}, type: 'GitHubTag' },
    { secretRef: {}, type: 'Static' },
  ],
  [
    "self.type != 'ExternalArtifact' || (has(self.selectors) && size(self.selectors) > 0)",
    { type: 'ExternalArtifact', selectors: [{}] },
    { type: 'ExternalArtifact', selectors: [] },
  ],
  ["self.type == 'ExternalArtifact' || !has(self.selectors)", { type: 'Static' }, { type: 'Static', selectors: [] }],
  [
    '!has(self.name) || (!has(self.matchLabels) && !has(self.matchExpressions))',
    { name: 'a' },
    { name: 'a', matchLabels: {} },
  ],
  // ResourceSet.
  [
    '!has(self.steps) || (!has(self.resources) && !has(self.resourcesTemplate))',
    { steps: [] },
    { steps: [], resources: [] },
  ],
  ['has(self.steps) || has(self.resources) || has(self.resourcesTemplate)', { resourcesTemplate: '' }, {}],
  [
    "!has(self.includeEmptyProviders) || self.name == 'Permute'",
    { includeEmptyProviders: true, name: 'Permute' },
    { includeEmptyProviders: false, name: 'Flatten' },
  ],
  ['has(self.name) || has(self.selector)', { selector: {} }, {}],
  ['!has(self.name) || !has(self.selector)', { name: 'a' }, { name: 'a', selector: {} }],
  [STEPS, [{ name: 'a' }, { name: 'b' }], [{ name: 'a' }, { name: 'a' }]],
  ['has(self.resources) || has(self.resourcesTemplate)', { resources: [] }, {}],
  // HelmRelease.
  [
    '(has(self.chart) && !has(self.chartRef)) || (!has(self.chart) && has(self.chartRef))',
    { chart: {} },
    { chart: {}, chartRef: {} },
  ],
  [
    "!has(self.retryInterval) || self.name != 'RemediateOnFailure'",
    { retryInterval: '1m', name: 'RetryOnFailure' },
    { retryInterval: '1m', name: 'RemediateOnFailure' },
  ],
  [
    "!has(self.retryInterval) || self.name == 'RetryOnFailure'",
    { name: 'RemediateOnFailure' },
    { retryInterval: '1m', name: 'RemediateOnFailure' },
  ],
  ['has(self.configMapRef) || has(self.secretRef)', { secretRef: {} }, {}],
  ['!has(self.configMapRef) || !has(self.secretRef)', { secretRef: {} }, { secretRef: {}, configMapRef: {} }],
  ['has(self.configMapRef) != has(self.secretRef)', { configMapRef: {} }, {}],
  // ImagePolicy.
  [
    "!has(self.interval) || (has(self.digestReflectionPolicy) && self.digestReflectionPolicy == 'Always')",
    { interval: '1m', digestReflectionPolicy: 'Always' },
    { interval: '1m' },
  ],
  [
    "has(self.interval) || !has(self.digestReflectionPolicy) || self.digestReflectionPolicy != 'Always'",
    { digestReflectionPolicy: 'Never' },
    { digestReflectionPolicy: 'Always' },
  ],
  // Provider, Receiver.
  [
    "self.type == 'github' || self.type == 'gitlab' || self.type == 'gitea' || self.type == 'bitbucketserver' || self.type == 'bitbucket' || self.type == 'azuredevops' || !has(self.commitStatusExpr)",
    { type: 'gitea', commitStatusExpr: 'a' },
    { type: 'slack', commitStatusExpr: 'a' },
  ],
  [
    "self.type != 'generic-oidc' || (has(self.oidcProviders) && size(self.oidcProviders) > 0)",
    { type: 'generic-oidc', oidcProviders: [{}] },
    { type: 'generic-oidc' },
  ],
  [
    "self.type == 'generic-oidc' || !has(self.oidcProviders) || size(self.oidcProviders) == 0",
    { type: 'github', oidcProviders: [] },
    { type: 'github', oidcProviders: [{}] },
  ],
  [
    "self.type != 'generic-oidc' || !has(self.secretRef)",
    { type: 'github', secretRef: {} },
    { type: 'generic-oidc', secretRef: {} },
  ],
  ["self.type == 'generic-oidc' || has(self.secretRef)", { type: 'generic-oidc' }, { type: 'github' }],
  // Bucket, GitRepository, HelmChart, ExternalArtifact.
  [
    "self.provider == 'aws' || self.provider == 'generic' || !has(self.sts)",
    { provider: 'aws', sts: {} },
    { provider: 'gcp', sts: {} },
  ],
  [
    "self.provider != 'aws' || !has(self.sts) || self.sts.provider == 'aws'",
    { provider: 'aws', sts: { provider: 'aws' } },
    { provider: 'aws', sts: { provider: 'ldap' } },
  ],
  [
    "self.provider != 'generic' || !has(self.sts) || self.sts.provider == 'ldap'",
    { provider: 'generic', sts: { provider: 'ldap' } },
    { provider: 'generic', sts: { provider: 'aws' } },
  ],
  [
    "!has(self.sts) || self.sts.provider != 'aws' || !has(self.sts.secretRef)",
    { sts: { provider: 'ldap', secretRef: {} } },
    { sts: { provider: 'aws', secretRef: {} } },
  ],
  [
    "!has(self.sts) || self.sts.provider != 'aws' || !has(self.sts.certSecretRef)",
    { sts: { provider: 'aws' } },
    { sts: { provider: 'aws', certSecretRef: {} } },
  ],
  [
    "self.provider != 'generic' || !has(self.serviceAccountName)",
    { provider: 'aws', serviceAccountName: 'a' },
    { provider: 'generic', serviceAccountName: 'a' },
  ],
  [
    '!has(self.secretRef) || !has(self.serviceAccountName)',
    { secretRef: {} },
    { secretRef: {}, serviceAccountName: 'a' },
  ],
  [
    "!has(self.serviceAccountName) || (has(self.provider) && (self.provider == 'azure' || self.provider == 'aws'))",
    { serviceAccountName: 'a', provider: 'azure' },
    { serviceAccountName: 'a' },
  ],
  [
    "!has(self.verify) || self.sourceRef.kind == 'HelmRepository'",
    { verify: {}, sourceRef: { kind: 'HelmRepository' } },
    { verify: {}, sourceRef: { kind: 'Bucket' } },
  ],
  ['has(self.spec) && has(self.spec.url)', { spec: { url: 'a' } }, { spec: {} }],
  ['has(self.spec) && has(self.spec.interval)', { spec: { interval: '1m' } }, {}],
  [ARTIFACTS, { artifacts: [{ name: 'a-b.c' }] }, { artifacts: [{ name: 'a' }, { name: 'A' }] }],
];

/** Rules about changes of an object, which nothing that is created can break. */
const TRANSITIONS = ['self == oldSelf'];

function problemsOf(rule: string, value: Json): SchemaProblem[] {
  const open = { 'x-kubernetes-preserve-unknown-fields': true };
  const schema: StructuralSchema = {
    type: 'object',
    properties: { x: { ...open, 'x-kubernetes-validations': [{ rule }] } },
  };
  return [...validateObject(schema, { apiVersion: 'v1', kind: 'A', metadata: { name: 'a' }, x: value })];
}

test.each(CASES)('%s holds for what is fine', (rule, good) => {
  expect(problemsOf(rule, good)).toEqual([]);
});

test.each(CASES)('%s does not hold for what is not', (rule, _, bad) => {
  expect(problemsOf(rule, bad)).toEqual([{ path: ['x'], problem: 'rule', rule, message: `failed rule: ${rule}` }]);
});

/** Where the CRDs of Flux are not at hand, these are reported as skipped. */
const withCrds = existsSync(CRDS) ? test : test.skip;

withCrds('every rule of the CRDs of Flux and its operator is among them, and can be evaluated', () => {
  const rules = rulesOfCrds();
  expect(rules).toEqual([...CASES.map(([rule]) => rule), ...TRANSITIONS].sort());
  const states = rules.map((rule) => compileCel(rule, { variables: ['self', 'oldSelf'] }).state);
  expect(new Set(states)).toEqual(new Set(['ready']));
});

function rulesOfCrds(): string[] {
  const rules = new Set<string>();
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    const { 'x-kubernetes-validations': own } = value as StructuralSchema;
    for (const { rule } of Array.isArray(own) ? own : []) rules.add(rule.trim());
    for (const entry of Object.values(value)) visit(entry);
  };
  for (const file of readdirSync(CRDS)) {
    for (const document of parseAllDocuments(readFileSync(join(CRDS, file), 'utf8'))) visit(document.toJS());
  }
  return [...rules].sort();
}
