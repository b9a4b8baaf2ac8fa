const VARIABLE_NAME = /^[_a-zA-Z][_a-zA-Z0-9]*$/;

/** Whether Flux takes a text for the name of a variable: one key that is none makes the whole build fail. */
export function isVariableName(name: string): boolean {
  return VARIABLE_NAME.test(name);
}
