import { hasTokenText, splitTokens, tokenText } from '../../../lib/flux/tokens/token-text.js';

const token = tokenText({ app: 0, index: 0xbeef });
const other = tokenText({ app: 0xffff, index: 1 });

describe('The text of a token', () => {
  test('is private-use characters only, ten of them', () => {
    expect(token).toMatch(/^\p{Co}{10}$/u);
    expect(other).toMatch(/^\p{Co}{10}$/u);
  });

  test('survives JSON, upper and lower case, normalization and trimming', () => {
    expect(JSON.parse(JSON.stringify({ [token]: token }))).toEqual({ [token]: token });
    expect(token.toUpperCase().toLowerCase().normalize('NFKC').trim()).toBe(token);
  });

  test('is found in other text, as often as it is there', () => {
    expect(splitTokens(`a${token}${other} b`)).toEqual([
      'a',
      { app: 0, index: 0xbeef },
      { app: 0xffff, index: 1 },
      ' b',
    ]);
    expect(splitTokens(token)).toEqual([{ app: 0, index: 0xbeef }]);
    expect(splitTokens('plain')).toEqual(['plain']);
    expect(splitTokens('')).toEqual([]);
  });

  test('is found where only a piece is left of it', () => {
    for (let length = 2; length <= token.length; length++) {
      expect(hasTokenText(token.slice(0, length))).toBe(true);
      expect(hasTokenText(token.slice(-length))).toBe(true);
    }
  });

  test.each(['', 'plain', '\uE4F0', '\uE4F1\uE4F0', '\uF8FF \uE0A0', '\uE4E0\uE4E1'])(
    'is not seen in %j, as icon fonts have it',
    (text) => {
      expect(hasTokenText(text)).toBe(false);
      expect(splitTokens(text).join('')).toBe(text);
    },
  );
});
