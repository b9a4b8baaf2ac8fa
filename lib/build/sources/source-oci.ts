import { type KubeObject, objectId, mapOf, specOf, textOf } from '../../manifest/index.js';

import type { SourceState } from './artifact.js';
import type { FollowContext } from './source-follower.js';
import { withoutIgnored } from './source-ignore.js';
import { pointerOf } from './source-pointer.js';
import { unknownSource } from './source-trouble.js';

const CHART_LAYER = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';

/** The layer of an artifact; a layer that is only copied keeps what would be ignored. */
export async function followOCIRepository(source: KubeObject, context: FollowContext): Promise<SourceState> {
  const { mediaType, operation } = mapOf(specOf(source).layerSelector);
  if (mediaType === CHART_LAYER)
    return unknownSource(objectId(source), {
      problem: 'takes the layer of a Helm chart, and packed charts are not read',
    });
  const match = context.repositories.match(pointerOf(source));
  if ('problem' in match) return unknownSource(objectId(source), match);
  const whole = context.wholeOf(match.repository);
  if (textOf(operation) === 'copy') return { state: 'ready', artifact: whole };
  return withoutIgnored(source, { artifact: whole }, context);
}
