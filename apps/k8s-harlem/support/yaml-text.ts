import { Document, isScalar, Scalar, YAMLMap } from 'yaml';

export interface YamlTextOptions {
  /** Keys with an empty line above them, below others with a dot: `metrics.podAnnotations`. @default - none */
  readonly spaced?: readonly string[];
}

/** Data as YAML text, for a ConfigMap that people read too. */
export function yamlText(data: object, { spaced = [] }: YamlTextOptions = {}): string {
  const document = new Document(data);
  for (const path of spaced.map((key) => key.split('.'))) {
    const around = document.getIn(path.slice(0, -1));
    const key = around instanceof YAMLMap ? around.items.find((pair) => keyOf(pair) === path.at(-1))?.key : undefined;
    if (isScalar(key)) key.spaceBefore = true;
  }
  return document.toString({ lineWidth: 0 });
}

/** A text in double quotes where YAML needs none. */
export function quoted(text: string): Scalar {
  const scalar = new Scalar(text);
  scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

function keyOf({ key }: YAMLMap['items'][number]): unknown {
  return isScalar(key) ? key.value : key;
}
