import { isOptedOut, optedOut } from '../api/index.js';
import type { FindingInput } from '../diagnostics/index.js';
import { hasTokenText } from '../flux/index.js';
import {
  displayName,
  fieldPath,
  jsonPointer,
  type KubeObject,
  mapTexts,
  objectId,
  orderKeys,
  type Steps,
  type TextPlace,
} from '../manifest/index.js';
import type { ObjectModel } from '../model/index.js';

import type { FoundTokens } from './find-tokens.js';
import type { TokenContext } from './token-context.js';
import { type TokenProblem, tokenProblem } from './token-problem.js';
import { writeText } from './write-text.js';

export interface WrittenObject {
  readonly model: ObjectModel;
  readonly findings: readonly FindingInput[];
}

/** An object with `${NAME}` for its variables, values and comments for its image markers, and literal `${` kept so. */
export function writeTokens(model: ObjectModel, found: FoundTokens, context: TokenContext): WrittenObject {
  const own = isOptedOut(model.object) ? { ...context, mode: 'off' as const } : context;
  if (!found.any && own.mode !== 'certain' && own.mode !== 'uncertain') return { model, findings: [] };
  return new ObjectWriter(model, found, context).write();
}

type Problem = Pick<FindingInput, 'code' | 'path' | 'message' | 'hint'>;

class ObjectWriter {
  private readonly problems: Problem[] = [];
  private readonly comments: Record<string, string> = {};
  private readonly isOptedOut: boolean;
  /** The first place that comes out the same only if Flux substitutes, or only if it does not. */
  private ambiguous: string | undefined;

  constructor(
    private readonly model: ObjectModel,
    private readonly found: FoundTokens,
    private readonly context: TokenContext,
  ) {
    this.isOptedOut = isOptedOut(model.object);
  }

  write(): WrittenObject {
    const { model, comments } = this;
    for (const path of this.found.encoded) this.problems.push({ code: 'FLX123', path, ...ENCODED });
    const object = this.settled(mapTexts(model.object, (text, place) => this.change(text, place)) as KubeObject);
    const about = { subject: displayName(objectId(object)), at: model.origin };
    return {
      model: Object.keys(comments).length === 0 ? { ...model, object } : { ...model, object, comments },
      findings: this.problems.map((problem) => ({ ...about, ...problem })),
    };
  }

  private change(text: string, place: TextPlace): string {
    // Almost all texts are neither: this is most of the time that tokens cost.
    if (!text.includes('$') && !hasTokenText(text)) return text;
    const { context, isOptedOut: optOut } = this;
    const parts = context.registry.split(text);
    const problem = tokenProblem({ ...place, parts, isOptedOut: optOut, context });
    if (problem !== undefined) this.problems.push({ code: 'FLX123', path: this.pathOf(place), ...problem });
    const { text: written, comment, isAmbiguous } = writeText(parts, optOut ? 'off' : context.mode);
    if (comment !== undefined && !place.isKey) this.comments[jsonPointer(this.written(place.steps))] = comment;
    if (isAmbiguous) this.ambiguous ??= this.pathOf(place);
    return written;
  }

  /** Where it is uncertain whether Flux substitutes, an object without variables is kept out of it. */
  private settled(object: KubeObject): KubeObject {
    const [variable] = this.found.variables;
    if (this.ambiguous === undefined) return object;
    if (variable === undefined) return orderKeys(optedOut(object));
    const message = `has a literal "\${" or "$$", and the object has the variable "${variable.name}": whether Flux substitutes is known only in the cluster`;
    this.problems.push({ code: 'FLX124', path: this.ambiguous, message, hint: AMBIGUOUS_HINT });
    return object;
  }

  private pathOf({ steps }: TextPlace): string {
    return fieldPath(this.written(steps));
  }

  /** The steps as the file has them: keys are texts too. */
  private written(steps: Steps): Steps {
    const { registry, mode } = this.context;
    return steps.map((step) => (typeof step === 'string' ? writeText(registry.split(step), mode).text : step));
  }
}

const AMBIGUOUS_HINT = 'give one variable of the Kustomization a "value", or put the literal into an object of its own';
const ENCODED: TokenProblem = {
  message: 'holds a variable or image marker as base64, where Flux does not see it',
  hint: 'use "stringData", or "data" of a ConfigMap',
};
