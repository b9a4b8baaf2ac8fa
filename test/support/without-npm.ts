/** What npm and npx say of their own configuration is not said by us. */
export function withoutNpm(text: string): string {
  return text.replace(/^npm (warn|notice) .*\n/gm, '');
}
