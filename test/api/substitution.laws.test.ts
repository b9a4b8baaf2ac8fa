// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is about the variables of Flux
import fc from 'fast-check';

import { escapeSubstitution, parseSubstitution } from '../../lib/api/index.js';
import { envsubst } from '../support/envsubst.js';
import { findGo } from '../support/tools.js';

const withGo = findGo() === undefined ? test.skip : test;
const reason = findGo() === undefined ? ' (skipped: Go is not installed)' : '';

const PIECES = ['$', '{', '}', '${', '${a}', '${a:-', 'a', 'b', '_', '1', ':', '-', '=', '+', '?', '/', '#', '%', '^'];
const MORE = [',', '\\', ' ', '\n', 'é', '\u{1F600}', '${a/', '$$'];
const text = fc.array(fc.constantFrom(...PIECES, ...MORE), { maxLength: 10 }).map((pieces) => pieces.join(''));
const texts = fc.array(text, { minLength: 200, maxLength: 400 });
const numRuns = Number(process.env.RUNS ?? 20);

withGo(`Texts are read as Flux's envsubst reads them${reason}`, () => {
  const check = (all: string[]) => {
    const ours = all.map((each) => parseSubstitution(each));
    const theirs = envsubst(all).map(({ nodes, error }) => (error === '' ? nodes : undefined));
    expect(ours.map(({ nodes, unreadable }) => (unreadable === undefined ? nodes : undefined))).toEqual(theirs);
  };
  fc.assert(fc.property(texts, check), { numRuns });
});

withGo(`Escaped texts come out of Flux's envsubst as they were${reason}`, () => {
  const check = (all: string[]) => {
    const before = all.map((each) => `${escapeSubstitution(each, { beforeExpression: true })}\${a}`);
    expect(envsubst(all.map((each) => escapeSubstitution(each))).map(({ output }) => output)).toEqual(all);
    expect(envsubst(before).map(({ output }) => output)).toEqual(all.map((each) => `${each}<a>`));
  };
  fc.assert(fc.property(texts, check), { numRuns });
});
