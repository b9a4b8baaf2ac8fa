/** Words that some YAML reader takes for a boolean or null, and the special floats. */
const WORDS = /^(?:~|=|<<|null|true|false|yes|no|on|off|y|n|[-+]?\.(?:inf|nan))$/i;

/** Numbers in any notation, those of base 60 and timestamps: a little more than any reader takes for one. */
const NUMBERS = /^[-+.]*\d[\d_.,:+a-foxTZ -]*$/i;

/**
 * Whether a text stays a text where kustomize writes it without quotes and without saying that it is one. A few texts
 * that do are not seen as such; an image with a slash, a tag of letters or a digest is.
 */
export function readsAsText(text: string): boolean {
  return text !== '' && !WORDS.test(text) && !NUMBERS.test(text);
}
