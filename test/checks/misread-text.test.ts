// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is about the variables of Flux
import { type FluxMinor, parseSubstitution } from '../../lib/api/index.js';
import { misreadings } from '../../lib/checks/misread-text.js';

const misread = (text: string, flux?: FluxMinor) =>
  misreadings(text, parseSubstitution(text).nodes, flux).map(({ what }) => what);

test.each([
  '${A:-a} ${A:=a} ${A=a} ${A}',
  '${A:2} ${A:-2} ${A:2:1} ${A:${B}}',
  'echo $${A} $A $(A) $',
  '$$$${A}',
  '$$$${A} and $$$$',
  '${A:=$$}',
])('Flux reads %j as it looks', (text) => {
  expect(misread(text, '2.9')).toEqual([]);
});

test.each(['${A:?must}', '${B:=${A:?must}}'])('Flux takes the message of %j for a default', (text) => {
  expect(misread(text)).toEqual([
    'has a variable with ":?", which Flux reads as ":-", so that the rest is its default',
  ]);
});

test('Flux takes an alternative for a default', () => {
  expect(misread('${A:+alt}')).toEqual([
    'has a variable with ":+", which Flux reads as ":-", so that the rest is its default',
  ]);
});

test('Flux reads an offset behind a space since 2.10', () => {
  expect(misread('${A: -2}', '2.9')).toEqual([
    'has a variable with a space before its offset, which Flux before 2.10 does not read, so that the value stays whole',
  ]);
  expect(misread('${A: -2}', '2.10')).toEqual([]);
  expect(misread('${A: -2}')).toEqual([]);
});

test.each(['echo $$', '$$(POD)', 'a$$b', '${A} $$', '$$$'])('Flux takes a dollar out of %j', (text) => {
  expect(misread(text)).toEqual(['has "$$", which Flux makes "$"']);
});
