import type { HarlemCluster } from '../clusters.js';

/** What a namespace may have where it is not what all have. */
export interface Limits {
  /** Size of the largest volume. */
  readonly volume?: string;
  /** Size of all volumes together. */
  readonly storage?: string;
  /** Number of volumes. */
  readonly claims?: number;
}

/** Namespace → its limits. */
export type LimitsTable = Readonly<Record<string, Limits>>;

type Stage = 'dev' | 'test' | 'prod';

const STAGES: readonly Stage[] = ['dev', 'test', 'prod'];
const SANDBOX: Limits = { claims: 5 };

export const LIMITS: Readonly<Record<HarlemCluster['name'], LimitsTable>> = {
  'k8s-01': {
    ...everywhere('basemap', { volume: '2000Gi', storage: '3000Gi' }),
    ...everywhere('ckan'),
    ...everywhere('disaster-ninja'),
    ...everywhere('epig'),
    ...service('event-api', {
      dev: { volume: '10000Gi' },
      test: { volume: '5000Gi', storage: '5000Gi' },
      prod: { volume: '5000Gi', storage: '5000Gi' },
    }),
    ...service('insights-api', {
      dev: { volume: '5000Gi' },
      test: { volume: '10000Gi' },
      prod: { volume: '10000Gi' },
    }),
    ...everywhere('isochrone-api'),
    ...everywhere('keycloak'),
    ...everywhere('layers-api'),
    ...everywhere('layers-db', { volume: '2000Gi', storage: '2000Gi' }),
    ...everywhere('layers-tiles-api'),
    ...service('osrm', { dev: { volume: '500Gi', storage: '900Gi' }, test: {} }),
    ...service('raster-tiler', {
      dev: { volume: '100Gi' },
      test: { volume: '100Gi' },
      prod: { volume: '500Gi', storage: '300Gi' },
    }),
    ...service('rasters', { dev: {}, prod: {} }),
    ...everywhere('titiler'),
    ...everywhere('user-profile-api'),
    ...sandboxes('adubinin', 'amurashka', 'darafei', 'ekarpach', 'kshmidman', 'pkrukovich', 'prytvinsky'),
  },
  'k8s-02': {
    ...service('disaster-ninja', { dev: {} }),
    ...everywhere('insights-api'),
    ...sandboxes('azapasnik', 'eokulik', 'vpetrushkevich'),
  },
};

function everywhere(name: string, limits: Limits = {}): LimitsTable {
  return service(name, Object.fromEntries(STAGES.map((stage) => [stage, limits])));
}

function service(name: string, stages: Partial<Record<Stage, Limits>>): LimitsTable {
  return Object.fromEntries(Object.entries(stages).map(([stage, limits]) => [`${stage}-${name}`, limits]));
}

/** People who may try things out. */
function sandboxes(...people: readonly string[]): LimitsTable {
  return Object.fromEntries(people.map((name) => [`sandbox-${name}`, SANDBOX]));
}
