/**
 * layout: FleetModel in, RepoTree out: which file holds which object, which kustomization file names which files, and
 * what several clusters share. It must not touch a disk, and it never changes what Flux would apply.
 */
export { type FleetLayout, layoutFleet, type LayoutOptions } from './layout-fleet.js';
