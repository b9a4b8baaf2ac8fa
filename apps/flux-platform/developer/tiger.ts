import type { Service } from '../config/service-config.js';

/** Needs no cache. */
export const tiger: Service = {
  base: {
    postgres: {
      defTimeout: '20 seconds',
      jdbcDriver: 'org.postgresql.Driver',
      namespaceSchema: 'public',
      password: 'PLAYQ_SECRET_POSTGRES_PASSWORD',
      synchronizer: { acquireRetrySleep: '2 seconds', ttl: '5 minutes' },
      url: 'PLAYQ_ENV_POSTGRES_URL',
      user: 'tiger',
    },
  },
  dev: { postgres: { defTimeout: '4 seconds' } },
};
