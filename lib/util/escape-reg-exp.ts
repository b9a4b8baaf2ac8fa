/** A text as a regular expression that means just that text, in JavaScript and in Go. */
export function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
