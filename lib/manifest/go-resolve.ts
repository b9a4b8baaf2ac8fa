const CONSTANT = /^(?:~|true|True|TRUE|false|False|FALSE|null|Null|NULL|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))?$/;
const NUMBER = /^[-+]?(?:(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+)$/;
const DATE = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ].*)?$/;

/** Whether go-yaml v3 takes unquoted text for something that is no string: `resolve` in its resolve.go. */
export function isTypedInGo(text: string): boolean {
  return CONSTANT.test(text) || DATE.test(text) || (/^[-+.\d]/.test(text) && NUMBER.test(text.replaceAll('_', '')));
}
