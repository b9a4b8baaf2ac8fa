/**
 * fleet: the scopes of a fleet (Repository, Cluster, Tenant, Folder, VendoredFiles), their defaults and variables, and
 * the way from the construct tree to the FleetModel: one walk, dependencies lowered to Flux's words, objects resolved
 * once, variables written where they are used. What comes in is a construct tree, what goes out is plain data and
 * findings; it must not lay out or write files, and it never changes the tree.
 */
export { Cluster, type ClusterProps } from './cluster.js';
export { type CollectedFleet, collectFleet, type FleetSession } from './collect.js';
export {
  type FleetDefaults,
  type FleetSettings,
  provideFleetSettings,
} from './fleet-settings.js';
export { ConfigMapGenerator, type ConfigMapGeneratorProps } from './config-map-generator.js';
export { DataFile } from './data-file.js';
export { declaredBy } from './declared-by.js';
export { Folder, type FolderProps } from './folder.js';
export type { GeneratorProps } from './generator.js';
export { lowerDependencies, type Lowering } from './lowering.js';
export { type KubernetesModel, ModelObject } from './model-object.js';
export { PreparedObjects } from './prepared-objects.js';
export { Repository, type RepositoryProps } from './repository.js';
export { type FleetScan, scanFleet, withFolders } from './scan.js';
export { SecretGenerator, type SecretGeneratorProps } from './secret-generator.js';
export { setFile } from './set-file.js';
export { StockEdges } from './stock-edges.js';
export { Tenant, type TenantProps } from './tenant.js';
export type { RoleReference } from './tenant-role.js';
export type { VariableProps } from './variables.js';
export { VendoredFiles, type VendoredFilesProps } from './vendored-files.js';
