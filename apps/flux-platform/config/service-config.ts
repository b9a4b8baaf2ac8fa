/** Where a service runs. */
export const ENVIRONMENTS = ['dev', 'prd'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

export type Duration = `${number} ${'second' | 'seconds' | 'minute' | 'minutes'}`;

/** What a service is configured with. A value may be the name of a variable that the service looks up when it starts. */
export interface ServiceConfig {
  readonly postgres: {
    readonly defTimeout: Duration;
    readonly jdbcDriver: string;
    readonly namespaceSchema: string;
    readonly password: string;
    readonly synchronizer: { readonly acquireRetrySleep: Duration; readonly ttl: Duration };
    readonly url: string;
    readonly user: string;
  };
  readonly redis?: {
    readonly authMode: 'AWS_IAM' | 'PASSWORD';
    readonly awsRegion: string;
    readonly awsReplicationGroupId: string;
    readonly awsUserId: string;
    readonly endpoint: string;
    readonly integrationCheck: boolean;
    readonly password: string;
    readonly serverMode: 'CLUSTER' | 'SINGLE';
    readonly user: string;
  };
}

/** What all services of an environment are configured with. */
export interface GlobalConfig {
  readonly aws: {
    readonly company: string;
    readonly namespace: string;
    readonly s3: {
      readonly buckets: readonly { readonly bucketName: string; readonly overrideName: string }[];
      readonly connectionTimeout: Duration;
    };
    readonly tags: { readonly deployment: string; readonly environment: string };
  };
}

/** A service: what holds everywhere, and what an environment has otherwise. */
export interface Service extends Readonly<Partial<Record<Environment, Overrides<ServiceConfig>>>> {
  readonly base: ServiceConfig;
}

/** Any part of it. */
export type Overrides<T> = { readonly [K in keyof T]?: T[K] extends readonly unknown[] ? T[K] : Overrides<T[K]> };
