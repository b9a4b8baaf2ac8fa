import { checkFleet } from '../../lib/checks/check-fleet.js';
import { formatFinding } from '../../lib/diagnostics/index.js';
import { cluster, fleet } from '../checks/support.js';
import { messagesOf } from '../fleet/support.js';
import { WRONG_APPS } from './wrong-apps.js';
import { WRONG_CLUSTERS } from './wrong-clusters.js';

/** `FLX501 GitRepository "apps/web": …` for all that is wrong in the fleets of the examples. */
export function messagesOfExamples(): ReadonlySet<string> {
  const ofApps = Object.values(WRONG_APPS).flatMap((make) => messagesOf(make()));
  const ofClusters = Object.values(WRONG_CLUSTERS)
    .flat()
    .flatMap((input) => checkFleet(fleet(cluster(input))).map(formatFinding));
  return new Set([...ofApps, ...ofClusters].map(withoutSeverity));
}

/** Without the lines about places, too. */
function withoutSeverity(text: string): string {
  const [first = ''] = text.split('\n');
  return first.slice(first.indexOf(' ') + 1);
}
