const GIVE_ONE = 'give exactly one of them';
const DROP_ONE = 'leave one of them out';

/** What to do where a rule of Flux's own CRDs does not hold, by the text of the rule. */
const ADVICE: Readonly<Record<string, string>> = {
  // HelmRelease and Kustomization
  'either chart or chartRef must be set': GIVE_ONE,
  'exactly one of spec.kubeConfig.configMapRef or spec.kubeConfig.secretRef must be specified': GIVE_ONE,
  ".retryInterval cannot be set when .name is 'RemediateOnFailure'": orDrop('name: RetryOnFailure', 'retryInterval'),
  ".retryInterval can only be set when .name is 'RetryOnFailure'": orDrop('name: RetryOnFailure', 'retryInterval'),

  // sources
  "serviceAccountName can only be set when provider is 'azure'": orDrop('provider: azure', 'serviceAccountName'),
  "serviceAccountName can only be set when provider is 'azure' or 'aws'":
    'write "provider: azure" or "provider: aws", or leave "serviceAccountName" out',
  "ServiceAccountName is not supported for the 'generic' Bucket provider":
    'write the "provider" that it is for, or leave "serviceAccountName" out',
  'cannot set both .spec.secretRef and .spec.serviceAccountName': DROP_ONE,
  "STS configuration is only supported for the 'aws' and 'generic' Bucket providers": drop('sts'),
  "'aws' is the only supported STS provider for the 'aws' Bucket provider": 'write "sts.provider: aws"',
  "'ldap' is the only supported STS provider for the 'generic' Bucket provider": 'write "sts.provider: ldap"',
  "spec.sts.secretRef is not required for the 'aws' STS provider": drop('sts.secretRef'),
  "spec.sts.certSecretRef is not required for the 'aws' STS provider": drop('sts.certSecretRef'),
  "spec.verify is only supported when spec.sourceRef.kind is 'HelmRepository'":
    'leave "verify" out, or take the chart from a HelmRepository',
  'artifact names must be valid Kubernetes object names when pathPattern is not set':
    'write lower-case letters, digits, "-" and "." only, or give "pathPattern"',

  // notifications and image automation
  "spec.commitStatusExpr is only supported for the 'github', 'gitlab', 'gitea', 'bitbucketserver', 'bitbucket', 'azuredevops' provider types":
    drop('commitStatusExpr'),
  'generic-oidc receivers must define at least one oidcProvider': give('oidcProviders'),
  'oidcProviders can only be set when type is generic-oidc': orDrop('type: generic-oidc', 'oidcProviders'),
  'secretRef cannot be set when type is generic-oidc': drop('secretRef'),
  'secretRef is required when type is not generic-oidc': give('secretRef'),
  "spec.interval is only accepted when spec.digestReflectionPolicy is set to 'Always'": orDrop(
    'digestReflectionPolicy: Always',
    'interval',
  ),
  "spec.interval must be set when spec.digestReflectionPolicy is set to 'Always'": 'give "interval", such as "10m"',

  // Flux Operator
  "the only accepted name for a FluxInstance is 'flux'": 'name it "flux"',
  "the only accepted name for a FluxReport is 'flux'": 'name it "flux"',
  ".spec.storage must be set when .spec.sharding.storage is 'persistent'": give('storage'),
  '.objectLevelWorkloadIdentity must be set to true when .multitenantWorkloadIdentity is set to true':
    'write "objectLevelWorkloadIdentity: true" beside it',
  "sync.provider 'gcp' is only supported for OCIRepository and Bucket":
    'write "kind: OCIRepository" or "kind: Bucket", or leave "provider" out',
  "sync.provider 'github' is only supported for GitRepository": orDrop('kind: GitRepository', 'provider'),
  "spec.url must be empty when spec.type is 'Static'": drop('url'),
  "spec.url must be empty when spec.type is 'ExternalArtifact'": drop('url'),
  "spec.url must not be empty when spec.type is not 'Static' or 'ExternalArtifact'": give('url'),
  "spec.url must start with 'http://' or 'https://' when spec.type is a Git provider": 'write an "https://" URL',
  "spec.url must start with 'http://' or 'https://' when spec.type is an AzureDevOps provider":
    'write an "https://" URL',
  "spec.url must start with 'https://' when spec.type is a AWSCodeCommit provider": 'write an "https://" URL',
  "spec.url must start with 'oci://' when spec.type is an OCI provider": 'write an "oci://" URL',
  'spec.url must include the repository path after the registry host when spec.type is an OCI provider':
    'write "oci://HOST/REPOSITORY"',
  "spec.url must start with 'http://' or 'https://' when spec.type is 'ExternalService'": 'write an "https://" URL',
  "spec.url must use 'https://' unless spec.insecure is true": 'write an "https://" URL, or "insecure: true"',
  "spec.insecure can only be set when spec.type is 'ExternalService' or 'OCIArtifactTag'": drop('insecure'),
  'cannot specify spec.serviceAccountName when spec.type is not one of AzureDevOps*, AWSCodeCommit*, *ArtifactTag or ExternalArtifact':
    drop('serviceAccountName'),
  'cannot specify spec.certSecretRef when spec.type is one of Static, ExternalArtifact, AzureDevOps*, AWSCodeCommit*, ACRArtifactTag, ECRArtifactTag or GARArtifactTag':
    drop('certSecretRef'),
  'cannot specify spec.secretRef when spec.type is one of Static, ExternalArtifact, AWSCodeCommit*, ACRArtifactTag, ECRArtifactTag or GARArtifactTag':
    drop('secretRef'),
  "spec.selectors must be set when spec.type is 'ExternalArtifact'": give('selectors'),
  "spec.selectors must not be set when spec.type is not 'ExternalArtifact'": drop('selectors'),
  'name is mutually exclusive with matchLabels and matchExpressions': 'leave "name" or the labels out',
  'steps is mutually exclusive with resources and resourcesTemplate': 'leave "steps" or the others out',
  'at least one of steps, resources or resourcesTemplate must be set': GIVE_ONE,
  'includeEmptyProviders only applies when name is Permute': orDrop('name: Permute', 'includeEmptyProviders'),
  'at least one of name or selector must be set for input provider references': GIVE_ONE,
  'cannot set both name and selector for input provider references': DROP_ONE,
  'step names must be unique': 'rename one of them',
  'at least one of resources or resourcesTemplate must be set': GIVE_ONE,
};

export function ruleAdvice(message: string): string | undefined {
  return Object.hasOwn(ADVICE, message) ? ADVICE[message] : undefined;
}

function give(field: string): string {
  return `give "${field}"`;
}

function drop(field: string): string {
  return `leave "${field}" out`;
}

function orDrop(text: string, field: string): string {
  return `write "${text}", or ${drop(field)}`;
}
