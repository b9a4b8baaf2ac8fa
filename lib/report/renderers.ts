import { renderBuild } from './render-build.js';
import { renderBuildJson } from './render-build-json.js';
import { renderChanges } from './render-changes.js';
import { renderSummary } from './render-summary.js';
import { renderTree } from './render-tree.js';
import { renderTreeJson } from './render-tree-json.js';

/** Every report, by what it shows and the format it is written in. */
export const RENDERERS = {
  build: { text: renderBuild, json: renderBuildJson },
  tree: { text: renderTree, json: renderTreeJson },
  summary: { text: renderSummary },
  changes: { text: renderChanges },
} as const;
