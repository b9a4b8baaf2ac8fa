/** `an Alert`, `a Kustomization`: by the letter, which is right for all kinds of Flux, `OCIRepository` too. */
export function withArticle(kind: string): string {
  return `${/^[aeio]/i.test(kind) ? 'an' : 'a'} ${kind}`;
}
