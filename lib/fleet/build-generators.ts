import type { FindingInput } from '../diagnostics/index.js';
import { isJsonObject, type Json, type KubeObject, textOf } from '../manifest/index.js';
import type { GeneratorModel } from '../model/index.js';

import { generatedObject } from './generated-object.js';
import { generatorDraft } from './generator-draft.js';
import { generatorFindings } from './generator-findings.js';
import type { Generator } from './generator.js';
import type { PreparedObjects } from './prepared-objects.js';
import type { Container } from './scan.js';

interface GeneratorContext {
  /** Where the kustomization file lies. */
  readonly folder: string;
  readonly objects: PreparedObjects;
  readonly report: (finding: FindingInput) => void;
}

/** The model of the generators of a container; undefined where there are none. What changes comes after what makes. */
export function buildGenerators(
  container: Container,
  context: GeneratorContext,
): readonly GeneratorModel[] | undefined {
  const { generators } = container;
  if (generators.length === 0) return undefined;
  const rankOf = ({ behavior }: GeneratorModel) => (behavior === 'create' ? 0 : 1);
  const models = generators.map((generator) => build(generator, container, context));
  return models.sort((a, b) => rankOf(a) - rankOf(b));
}

function build(
  generator: Generator,
  container: Container,
  { folder, objects, report }: GeneratorContext,
): GeneratorModel {
  const draft = generatorDraft(generator, folder);
  const { origin } = draft;
  const { model, findings } = objects.generated({ object: generatedObject(draft), origin }, container);
  const built = withTexts(draft, model.object);
  for (const finding of [...findings, ...generatorFindings(built, { generator, markers: model.comments })])
    report(finding);
  return built;
}

/** The draft with the texts of an object, in which variables were written as Flux reads them. */
function withTexts(draft: GeneratorModel, { metadata, data }: KubeObject): GeneratorModel {
  const texts = textsOf(data) ?? {};
  const literals = Object.keys(draft.literals).map((key) => [key, texts[key] ?? '']);
  return {
    ...draft,
    name: metadata.name,
    namespace: metadata.namespace === undefined ? undefined : textOf(metadata.namespace),
    literals: Object.fromEntries(literals),
    files: draft.files.map((file) => (file.text === undefined ? file : { ...file, text: texts[file.key] ?? '' })),
    labels: textsOf(metadata.labels),
    annotations: textsOf(metadata.annotations),
  };
}

function textsOf(value: Json | undefined): Readonly<Record<string, string>> | undefined {
  return isJsonObject(value) ? (value as Readonly<Record<string, string>>) : undefined;
}
