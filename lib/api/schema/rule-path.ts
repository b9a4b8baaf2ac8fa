const STEP = /\.([A-Za-z_][\w-]*)|\['((?:[^'\\]|\\.)*)'\]/y;

/** The fields that `fieldPath` of a rule names (`.spec.name`, `.labels['a/b']`), relative to the value of the rule. */
export function rulePath(text = ''): readonly string[] {
  const steps: string[] = [];
  STEP.lastIndex = 0;
  for (let match = STEP.exec(text); match !== null; match = STEP.exec(text)) {
    steps.push(match[1] ?? (match[2] ?? '').replace(/\\(.)/g, '$1'));
  }
  return steps;
}
