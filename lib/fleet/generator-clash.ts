import type { FindingInput } from '../diagnostics/index.js';
import { displayName, type KubeObject, objectId } from '../manifest/index.js';
import type { ObjectModel } from '../model/index.js';
import type { GeneratorClash } from '../overlay/index.js';

interface Surroundings {
  readonly models: ReadonlyMap<KubeObject, ObjectModel>;
  /** Whether all objects are known: a vendored one may be what is missing. */
  readonly isWhole: boolean;
}

/** FLX140 and FLX141: what kustomize says of a generator that does not fit to what is there. */
export function generatorClash(clash: GeneratorClash, { models, isWhole }: Surroundings): readonly FindingInput[] {
  const { object, others, reason } = clash;
  if (reason === 'missing' && !isWhole) return [];
  const about = { subject: displayName(objectId(object)), at: models.get(object)?.origin };
  const related = others.map((other) => ({
    message: `${displayName(objectId(other.object))} is made`,
    at: models.get(other.source)?.origin ?? {},
  }));
  return [{ ...about, ...TEXTS[reason](clash), related }];
}

const TEXTS: Readonly<
  Record<GeneratorClash['reason'], (clash: GeneratorClash) => Pick<FindingInput, 'code' | 'message' | 'hint'>>
> = {
  taken: () => ({
    code: 'FLX140',
    message: 'is generated, but its name is taken in the same build, which kustomize refuses',
    hint: 'give it another name, or the "behavior" "merge" or "replace" to change what is there',
  }),
  several: ({ others }) => ({
    code: 'FLX140',
    message: `would change one of ${others.length} objects of its name, which kustomize refuses`,
    hint: 'give it the "namespace" of the one that is meant',
  }),
  missing: ({ object, others }) => ({
    code: 'FLX141',
    message: `would change a ${object.kind} that is not there, which kustomize refuses`,
    hint: missingHint(others),
  }),
};

function missingHint(others: GeneratorClash['others']): string {
  const namespace = others[0]?.object.metadata.namespace;
  return typeof namespace === 'string'
    ? `give it the "namespace" "${namespace}"`
    : 'let a Folder in its own make one of that name, or leave "behavior" out';
}
