import { preferredApiVersion } from '../../api/index.js';
import { isJsonObject, type JsonObject, textOf } from '../../manifest/index.js';

import { type About, type SpecProblem, specRule } from '../spec-rule.js';
import { valuesAt } from '../values-at.js';

/** The kinds whose apiVersion notification-controller knows by itself. */
const KNOWN_KINDS: ReadonlySet<string> = new Set([
  'Bucket',
  'HelmChart',
  'HelmRepository',
  'GitRepository',
  'OCIRepository',
  'ImageRepository',
  'ArtifactGenerator',
]);

/** FLX528: what a Receiver names in a way that makes Flux fail whenever it is called. */
export const checkUnreachableResources = specRule('FLX528', {
  Receiver: [
    {
      reads: ['resources'],
      needs: 'resources',
      judge: (spec, about) =>
        valuesAt(spec, 'resources[]').flatMap(({ path, value }) =>
          isJsonObject(value) ? [...judgeVersion(value, path, about), ...judgeName(value, path)] : [],
        ),
    },
  ],
});

function judgeVersion({ apiVersion, kind }: JsonObject, path: string, { flux }: About): SpecProblem[] {
  const preferred = flux === undefined ? undefined : preferredApiVersion(textOf(kind), flux);
  if (textOf(apiVersion) !== '' || KNOWN_KINDS.has(textOf(kind)) || preferred === undefined) return [];
  const message = `is missing, and Flux knows none for kind "${textOf(kind)}" here`;
  return [{ path: `${path}.apiVersion`, message, hint: `write "${preferred}"` }];
}

function judgeName({ name, matchLabels }: JsonObject, path: string): SpecProblem[] {
  if (name !== '*' || (matchLabels !== undefined && matchLabels !== null)) return [];
  const message = 'is missing, and the name "*" needs it in a Receiver';
  return [{ path: `${path}.matchLabels`, message, hint: 'write the labels, or name each object' }];
}
