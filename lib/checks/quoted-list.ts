/** `"a", "b" and "c"` */
export function quotedList(names: readonly string[], word = 'and'): string {
  const quoted = names.map((name) => `"${name}"`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${word} ${last}`;
}
