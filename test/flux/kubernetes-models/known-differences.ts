import type { IHelmReleaseSpec } from '@kubernetes-models/flux-cd/helm.toolkit.fluxcd.io/v2/HelmReleaseSpec' with {
  'resolution-mode': 'import',
};
import type { IImagePolicySpec } from '@kubernetes-models/flux-cd/image.toolkit.fluxcd.io/v1/ImagePolicySpec' with {
  'resolution-mode': 'import',
};
import type { IImageRepositorySpec } from '@kubernetes-models/flux-cd/image.toolkit.fluxcd.io/v1/ImageRepositorySpec' with {
  'resolution-mode': 'import',
};
import type { IImageUpdateAutomationSpec } from '@kubernetes-models/flux-cd/image.toolkit.fluxcd.io/v1/ImageUpdateAutomationSpec' with {
  'resolution-mode': 'import',
};
import type { IKustomizationSpec } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1/KustomizationSpec' with {
  'resolution-mode': 'import',
};
import type { IReceiverSpec } from '@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1/ReceiverSpec' with {
  'resolution-mode': 'import',
};
import type { IAlertSpec } from '@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1beta3/AlertSpec' with {
  'resolution-mode': 'import',
};
import type { IProviderSpec } from '@kubernetes-models/flux-cd/notification.toolkit.fluxcd.io/v1beta3/ProviderSpec' with {
  'resolution-mode': 'import',
};
import type { IBucketSpec } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/BucketSpec' with {
  'resolution-mode': 'import',
};
import type { IExternalArtifactSpec } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/ExternalArtifactSpec' with {
  'resolution-mode': 'import',
};
import type { IGitRepositorySpec } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/GitRepositorySpec' with {
  'resolution-mode': 'import',
};
import type { IHelmChartSpec } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/HelmChartSpec' with {
  'resolution-mode': 'import',
};
import type { IHelmRepositorySpec } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/HelmRepositorySpec' with {
  'resolution-mode': 'import',
};
import type { IOCIRepositorySpec } from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1/OCIRepositorySpec' with {
  'resolution-mode': 'import',
};

import type { AlertSpec } from '../../../lib/flux/generated/alert-spec.js';
import type { BucketSpec } from '../../../lib/flux/generated/bucket-spec.js';
import type { ExternalArtifactSpec } from '../../../lib/flux/generated/external-artifact-spec.js';
import type { GitRepositorySpec } from '../../../lib/flux/generated/git-repository-spec.js';
import type { HelmChartSpec } from '../../../lib/flux/generated/helm-chart-spec.js';
import type { HelmReleaseSpec } from '../../../lib/flux/generated/helm-release-spec.js';
import type { HelmRepositorySpec } from '../../../lib/flux/generated/helm-repository-spec.js';
import type { ImagePolicySpec } from '../../../lib/flux/generated/image-policy-spec.js';
import type { ImageRepositorySpec } from '../../../lib/flux/generated/image-repository-spec.js';
import type { ImageUpdateAutomationSpec } from '../../../lib/flux/generated/image-update-automation-spec.js';
import type { KustomizationSpec } from '../../../lib/flux/generated/kustomization-spec.js';
import type { OCIRepositorySpec } from '../../../lib/flux/generated/oci-repository-spec.js';
import type { ProviderSpec } from '../../../lib/flux/generated/provider-spec.js';
import type { ReceiverSpec } from '../../../lib/flux/generated/receiver-spec.js';

import type { Difference } from './difference.js';

/** Every kind that `@kubernetes-models/flux-cd` has, in its newest version: what we generate, and what it has. */
interface Specs {
  readonly Alert: Difference<AlertSpec, IAlertSpec>;
  readonly Bucket: Difference<BucketSpec, IBucketSpec>;
  readonly ExternalArtifact: Difference<ExternalArtifactSpec, IExternalArtifactSpec>;
  readonly GitRepository: Difference<GitRepositorySpec, IGitRepositorySpec>;
  readonly HelmChart: Difference<HelmChartSpec, IHelmChartSpec>;
  readonly HelmRelease: Difference<HelmReleaseSpec, IHelmReleaseSpec>;
  readonly HelmRepository: Difference<HelmRepositorySpec, IHelmRepositorySpec>;
  readonly ImagePolicy: Difference<ImagePolicySpec, IImagePolicySpec>;
  readonly ImageRepository: Difference<ImageRepositorySpec, IImageRepositorySpec>;
  readonly ImageUpdateAutomation: Difference<ImageUpdateAutomationSpec, IImageUpdateAutomationSpec>;
  readonly Kustomization: Difference<KustomizationSpec, IKustomizationSpec>;
  readonly OCIRepository: Difference<OCIRepositorySpec, IOCIRepositorySpec>;
  readonly Provider: Difference<ProviderSpec, IProviderSpec>;
  readonly Receiver: Difference<ReceiverSpec, IReceiverSpec>;
}

const DURATION = 'a Duration of cdk8s is taken too';
const CONSTRUCT = 'a construct is written as the reference to it';
const OLDER = 'a field of an older apiVersion';
const NEWER = 'a field of a newer Flux';
const PROP = 'the construct takes it as a prop of its own';
const DEFAULT = 'the CRD has a default';
const NAMES = 'only the values that the CRD takes';
const OPERATOR = 'Flux Operator lets its own kinds be named';
const EITHER = 'a rule of the CRD, or the controller, wants exactly one';
const RULED = 'optional in the schema of v1, a rule of the CRD asks for it; the construct has a default or insists';

/** A difference that is not here, or is here and is none, does not compile. */
export const KNOWN_DIFFERENCES: { readonly [Kind in keyof Specs]: Readonly<Record<Specs[Kind], string>> } = {
  Alert: {
    'eventSources[] takes constructs here': CONSTRUCT,
    'eventSources[].kind takes more here': OPERATOR,
    'providerRef takes constructs here': CONSTRUCT,
  },
  Bucket: {
    'accessFrom is only here': OLDER,
    'interval takes more here': DURATION,
    'timeout takes more here': DURATION,
  },
  ExternalArtifact: {
    'sourceRef takes constructs here': CONSTRUCT,
  },
  GitRepository: {
    'accessFrom is only here': OLDER,
    'gitImplementation is only here': OLDER,
    'include[].repository takes constructs here': CONSTRUCT,
    'interval takes more here': DURATION,
    'provider takes more here': 'a value of a newer Flux',
    'timeout takes more here': DURATION,
    'verify.mode takes less here': NAMES,
  },
  HelmChart: {
    'accessFrom is only here': OLDER,
    'interval takes more here': DURATION,
    'sourceRef takes constructs here': CONSTRUCT,
    'valuesFile is only here': OLDER,
    'verify.provider is required there': DEFAULT,
  },
  HelmRelease: {
    'chart.spec.interval takes more here': DURATION,
    'chart.spec.sourceRef takes constructs here': CONSTRUCT,
    'chart.spec.valuesFile is only here': OLDER,
    'chart.spec.verify.provider is required there': DEFAULT,
    'chartRef takes constructs here': CONSTRUCT,
    'dependsOn is only there': PROP,
    'driftDetection.mode takes less here': NAMES,
    'healthCheckExprs[].kind is required there': 'optional since Flux 2.9',
    'install.crds takes less here': NAMES,
    'install.strategy.retryInterval takes more here': DURATION,
    'install.timeout takes more here': DURATION,
    'interval takes more here': DURATION,
    'kubeConfig is one of several here': EITHER,
    'postRenderStrategy is only here': NEWER,
    'postRenderers[].kustomize.patchesJson6902 is only here': OLDER,
    'postRenderers[].kustomize.patchesStrategicMerge is only here': OLDER,
    'rollback.serverSideApply takes less here': NAMES,
    'rollback.timeout takes more here': DURATION,
    'test.timeout takes more here': DURATION,
    'timeout takes more here': DURATION,
    'uninstall.timeout takes more here': DURATION,
    'upgrade.chartNameChangeStrategy is only here': NEWER,
    'upgrade.crds takes less here': NAMES,
    'upgrade.remediation.strategy takes less here': NAMES,
    'upgrade.serverSideApply takes less here': NAMES,
    'upgrade.strategy.retryInterval takes more here': DURATION,
    'upgrade.timeout takes more here': DURATION,
    'values takes less here': 'Helm takes a map only',
    'valuesFrom[] takes constructs here': CONSTRUCT,
    'valuesFrom[].literal is only here': NEWER,
  },
  HelmRepository: {
    'interval takes more here': DURATION,
    'timeout takes more here': DURATION,
  },
  ImagePolicy: {
    'imageRepositoryRef takes constructs here': CONSTRUCT,
    'interval takes more here': DURATION,
    'policy is one of several here': EITHER,
  },
  ImageRepository: {
    'interval takes more here': DURATION,
    'timeout takes more here': DURATION,
  },
  ImageUpdateAutomation: {
    'checkout is only here': OLDER,
    'commit is only here': OLDER,
    'interval takes more here': DURATION,
    'push is only here': OLDER,
    'sourceRef takes constructs here': CONSTRUCT,
    'sourceRef.kind is required there': DEFAULT,
  },
  Kustomization: {
    'buildMetadata is only here': NEWER,
    'dependsOn is only there': PROP,
    'healthCheckExprs[].kind is required there': 'optional since Flux 2.9',
    'healthChecks[] takes constructs here': CONSTRUCT,
    'ignore is only here': NEWER,
    'interval takes more here': DURATION,
    'kubeConfig is one of several here': EITHER,
    'patchesJson6902 is only here': OLDER,
    'patchesStrategicMerge is only here': OLDER,
    'postBuild.substituteFrom[] takes constructs here': CONSTRUCT,
    'postBuild.substituteStrategy is only here': NEWER,
    'retryInterval takes more here': DURATION,
    'sourceRef takes constructs here': CONSTRUCT,
    'timeout takes more here': DURATION,
    'validation is only here': OLDER,
  },
  OCIRepository: {
    'interval is required there': RULED,
    'interval takes more here': DURATION,
    'timeout takes more here': DURATION,
    'url is required there': RULED,
    'verify.provider is required there': DEFAULT,
    'verify.trustedRootSecretRef is only here': NEWER,
  },
  Provider: {
    'interval takes more here': DURATION,
    'timeout takes more here': DURATION,
  },
  Receiver: {
    'interval takes more here': DURATION,
    'oidcProviders is only here': NEWER,
    'resources[] takes constructs here': CONSTRUCT,
    'resources[].filter is only here': NEWER,
    'resources[].kind takes more here': OPERATOR,
    'secretRef is required there': 'not of the type generic-oidc of a newer Flux',
    'type takes more here': 'a value of a newer Flux',
  },
};
