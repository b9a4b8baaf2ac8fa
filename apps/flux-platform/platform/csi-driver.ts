import { HelmRelease, HelmRepository } from 'cdk8s-fluxcd';
import { Construct } from 'constructs';

const SIGS = 'https://kubernetes-sigs.github.io/secrets-store-csi-driver/charts';
const AWS = 'https://aws.github.io/secrets-store-csi-driver-provider-aws';

export interface CsiDriverProps {
  /** With an API version that is going, and a field that does nothing. @default false */
  readonly asBuilt?: boolean;
}

/** Volumes that hold the secrets of AWS: the driver, and the part of it that asks AWS. */
export class CsiDriver extends Construct {
  constructor(scope: Construct, id: string, { asBuilt = false }: CsiDriverProps = {}) {
    super(scope, id);
    const file = 'helmrepository.yaml';
    const apiVersion = asBuilt ? 'source.toolkit.fluxcd.io/v1beta2' : undefined;
    const driver = new HelmRepository(this, 'csi-driver', { apiVersion, url: SIGS, interval: '10m', file });
    const aws = new HelmRepository(this, 'aws-secrets-manager', { url: AWS, interval: '1h', file });

    const common = { namespace: 'kube-system', interval: '10m', file: 'helmrelease.yaml' };
    new HelmRelease(this, 'csi-secrets-store', {
      ...common,
      chart: driver.chart('secrets-store-csi-driver'),
      ...(asBuilt && { install: { createNamespace: true } }),
    });
    new HelmRelease(this, 'secrets-store-provider-aws', {
      ...common,
      chart: aws.chart('secrets-store-csi-driver-provider-aws'),
      ...(asBuilt && { install: { createNamespace: false } }),
    });
  }
}
