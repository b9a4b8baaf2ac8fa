import type { Dependency } from './dependency.js';
import type { FluxDuration, FluxObjectProps, LocalReference, Removable } from './flux-object.js';
import type { SourceInput } from './source-reference.js';

/** Fields of `spec` of a Flux Kustomization. @see https://fluxcd.io/flux/components/kustomize/kustomizations/ */
export interface KustomizationSpec {
  /** How often to reconcile. @default '60m' */
  readonly interval?: FluxDuration;
  /** How long to wait after a failure. @default '2m' */
  readonly retryInterval?: FluxDuration;
  /** Limit for build, apply and health checks. @default '3m' */
  readonly timeout?: FluxDuration;
  /** Stop reconciling until unset. @default - not written, Flux reconciles */
  readonly suspend?: boolean;
  /** Where the files come from. @default - the source of the cluster's entry Kustomization */
  readonly sourceRef?: SourceInput;
  /** Folder to build, relative to the root of the source; that is the root itself for `null`. @default './deploy/<cluster>/<name>' */
  readonly path?: string;
  /** Delete what is no longer in the files. @default true */
  readonly prune?: boolean;
  /** Recreate objects whose immutable fields changed. @default - not written, Flux does not */
  readonly force?: boolean;
  /** Be ready only when everything applied is. Flux then ignores `healthChecks`. @default - true, unless `healthChecks` is given */
  readonly wait?: boolean;
  /** Objects that must be ready. @default - what dependencies of others ask for */
  readonly healthChecks?: readonly HealthCheck[];
  /** How to tell the health of custom resources, by CEL. Flux 2.5 and later. @default - none */
  readonly healthCheckExprs?: readonly Readonly<Record<string, unknown>>[];
  /** Sets the namespace of everything built. @default - none */
  readonly targetNamespace?: string;
  /** Put in front of every name. Flux 2.3 and later. @default - none */
  readonly namePrefix?: string;
  /** Put behind every name. Flux 2.3 and later. @default - none */
  readonly nameSuffix?: string;
  /** Labels and annotations for everything applied. Flux 2.0 and later. @default - none */
  readonly commonMetadata?: {
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  /** Patches on everything built. @default - none */
  readonly patches?: readonly { readonly patch: string; readonly target?: Readonly<Record<string, string>> }[];
  /** Images to replace in everything built. @default - none */
  readonly images?: readonly {
    readonly name: string;
    readonly newName?: string;
    readonly newTag?: string;
    readonly digest?: string;
  }[];
  /** Kustomize components, relative to the path. Flux 0.38 and later. @default - none */
  readonly components?: readonly string[];
  /** Go on when a component is missing. Flux 2.7 and later. @default - not written, Flux fails */
  readonly ignoreMissingComponents?: boolean;
  /** Variables for `${…}` in everything built. @default - none */
  readonly postBuild?: {
    readonly substitute?: Readonly<Record<string, string>>;
    readonly substituteFrom?: readonly {
      readonly kind: 'ConfigMap' | 'Secret';
      readonly name: string;
      readonly optional?: boolean;
    }[];
    readonly substituteStrategy?: string;
  };
  /** How encrypted files are decrypted. @default - not at all */
  readonly decryption?: {
    readonly provider: 'sops';
    readonly secretRef?: LocalReference;
    readonly serviceAccountName?: string;
  };
  /** Another cluster to apply to. @default - the cluster Flux runs in */
  readonly kubeConfig?: {
    readonly secretRef?: { readonly name: string; readonly key?: string };
    readonly configMapRef?: LocalReference;
  };
  /** Account to apply as. @default - that of kustomize-controller */
  readonly serviceAccountName?: string;
  /** What happens to the objects when this goes away. Flux 2.5 and later. @default - not written, Flux follows `prune` */
  readonly deletionPolicy?: 'MirrorPrune' | 'Delete' | 'WaitForTermination' | 'Orphan';
  /** Build metadata to keep. Flux 2.9 and later. @default - none */
  readonly buildMetadata?: readonly string[];
  /** Rules for fields to leave alone. Flux 2.9 and later. @default - none */
  readonly ignore?: readonly Readonly<Record<string, unknown>>[];
}

/** An object whose health counts; the group of `apiVersion` matters, its version does not. */
export interface HealthCheck {
  /** @default - Flux takes `apps/v1` */
  readonly apiVersion?: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** What the objects placed in a Kustomization or Cluster get when they do not say. */
export interface ObjectDefaults {
  /** Namespace for kinds that have one. @default - none */
  readonly namespace?: string;
  /** Labels for all of them. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
}

export interface KustomizationProps extends FluxObjectProps, Removable<KustomizationSpec> {
  /** What it waits for: any construct of the cluster, or a name as Flux writes it. @default - nothing */
  readonly dependsOn?: readonly Dependency[];
  /** Defaults for the objects placed in it; not for the Kustomization itself. @default - none */
  readonly objects?: ObjectDefaults;
}
