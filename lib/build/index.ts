/**
 * build: files → FleetModel, what each Flux controller does. What comes in are file trees and an engine, what goes out
 * is the model that the controllers would see, and findings about what cannot be built. It must read no file itself,
 * and it never invents: what cannot be told from here is unknown, what nobody declares is missing.
 */
export { type BuiltFleet, buildFleet } from './build-fleet.js';
export type { BuildInput } from './build-input.js';
export type { Entry } from './entries/entry.js';
export { type FoundEntries, findEntries } from './entries/find-entries.js';
export type { RepositoryAtHand } from './repository-at-hand.js';
