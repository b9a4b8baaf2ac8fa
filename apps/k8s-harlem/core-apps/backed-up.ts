const STAGES = ['dev', 'test', 'prod'] as const;

type Stage = (typeof STAGES)[number];

/** Service → the stages it has. */
const SERVICES: Readonly<Record<string, readonly Stage[]>> = {
  basemap: STAGES,
  'disaster-ninja': STAGES,
  epig: STAGES,
  'event-api': STAGES,
  gateway: STAGES,
  gptcache: ['dev'],
  'insights-api': STAGES,
  'isochrone-api': STAGES,
  keycloak: STAGES,
  'layers-api': STAGES,
  'layers-db': STAGES,
  'layers-tiles-api': STAGES,
  minio: ['prod'],
  osrm: ['dev', 'test'],
  'raster-tiler': STAGES,
  rasters: ['dev', 'prod'],
  titiler: STAGES,
  'user-profile-api': STAGES,
  'user-profile-api-exp': ['dev'],
};

const SYSTEM = [
  ...['calico-apiserver', 'calico-system', 'cert-manager', 'flux-system', 'ingress-nginx', 'insights-api-db-svc'],
  ...['logging', 'longhorn-system', 'metallb-system', 'metrics-server', 'minio-operator', 'monitoring'],
  ...['postgres-operator', 'tigera-operator', 'tracing', 'valhalla-system'],
];

/** The namespaces in a backup: those of the services, stage by stage, then those of the cluster itself. */
export const BACKED_UP: readonly string[] = [...STAGES.flatMap(namespacesOf), ...SYSTEM];

function namespacesOf(stage: Stage): string[] {
  const services = Object.keys(SERVICES).filter((name) => SERVICES[name]?.includes(stage));
  return services.map((name) => `${stage}-${name}`);
}
