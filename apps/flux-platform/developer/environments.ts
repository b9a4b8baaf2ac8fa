import type { Environment, GlobalConfig } from '../config/service-config.js';

/** What all services of an environment share. */
export const environments: Readonly<Record<Environment, GlobalConfig>> = {
  dev: {
    aws: {
      company: 'playq',
      namespace: 'dev',
      s3: { buckets: [{ bucketName: 'attachments', overrideName: '' }], connectionTimeout: '10 seconds' },
      tags: { deployment: 'live', environment: 'development' },
    },
  },
  prd: {
    aws: {
      company: 'playq',
      namespace: 'prd',
      s3: { buckets: [{ bucketName: 'attachments', overrideName: '' }], connectionTimeout: '10 seconds' },
      tags: { deployment: 'live', environment: 'production' },
    },
  },
};
