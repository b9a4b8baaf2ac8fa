/** Git may check files out with the line ends of Windows; that is no change. */
export function unixLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
