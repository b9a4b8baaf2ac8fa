import type { IConstruct } from 'constructs';

import { isOwner } from '../flux/index.js';

import { Folder } from './folder.js';
import { Tenant } from './tenant.js';

/** Whether a chart is one of ours, which names its objects and gives them all of its defaults itself. */
export function isOurs(chart: IConstruct): boolean {
  return isOwner(chart) || Folder.isFolder(chart) || Tenant.isTenant(chart);
}
