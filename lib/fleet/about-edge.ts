import type { IConstruct } from 'constructs';

import type { FindingInput } from '../diagnostics/index.js';
import { KnownByName } from '../flux/index.js';

import { describe, placeOf } from './describe.js';
import type { StatedEdge } from './stated-edges.js';

/** The parts that every finding about a dependency shares. */
export function aboutEdge(
  edge: StatedEdge,
  target?: IConstruct,
): Pick<FindingInput, 'subject' | 'path' | 'at' | 'related'> {
  return {
    subject: describe(edge.from),
    path: edge.index === undefined ? undefined : `spec.dependsOn[${edge.index}]`,
    at: edge.origin,
    related: target === undefined ? [] : [{ message: `${describe(target)} is ${made(target)}`, at: placeOf(target) }],
  };
}

function made(construct: IConstruct): string {
  return KnownByName.isKnownByName(construct) ? 'named' : 'made';
}
