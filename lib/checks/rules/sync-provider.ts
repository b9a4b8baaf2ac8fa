import { type FluxMinor, parseFluxMinor } from '../../api/index.js';
import { isJsonObject, type JsonObject, textOf } from '../../manifest/index.js';

import { isAtLeast } from '../at-least.js';
import { type SpecProblem, specRule } from '../spec-rule.js';

/** Providers that came later than the CRD of FluxInstance, which knows no Flux: kind of the source, then provider. */
const SINCE: Readonly<Record<string, Readonly<Record<string, FluxMinor>>>> = { GitRepository: { aws: '2.9' } };

/** FLX525: a sync that the Flux of the instance cannot do. */
export const checkSyncProviders = specRule('FLX525', {
  FluxInstance: [{ reads: ['sync', 'distribution'], judge }],
});

function judge({ sync, distribution }: JsonObject): SpecProblem[] {
  if (!isJsonObject(sync) || !isJsonObject(distribution)) return [];
  const [kind, provider] = [textOf(sync.kind), textOf(sync.provider)];
  const since = SINCE[kind]?.[provider];
  const version = textOf(distribution.version);
  const flux = parseFluxMinor(version);
  if (since === undefined || flux === undefined || isAtLeast(flux, since)) return [];
  const message = `"${provider}" is taken by ${kind} from Flux ${since} on, and spec.distribution.version is "${version}"`;
  return [{ path: 'spec.sync.provider', message, hint: 'take a later version' }];
}
