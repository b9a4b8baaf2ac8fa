/** Whether a name or namespace may be another one once Flux filled in variables. */
export function isTemplated(...names: readonly string[]): boolean {
  return names.some((name) => name.includes('$'));
}
