import { type JsonObject, listOf, textOf } from '../../manifest/index.js';

import { type SpecProblem, specRule } from '../spec-rule.js';

/** What kustomize-controller takes for something else than a folder of the source. */
const REFUSED: Readonly<Record<string, RegExp>> = {
  'an absolute path': /^\//,
  'a remote one': /^(?:git@|github\.com\/)|:\/\//,
};

/** FLX511: a component that is no folder beside the path. */
export const checkRefusedComponents = specRule('FLX511', {
  Kustomization: [{ reads: ['components'], judge }],
});

function judge({ components }: JsonObject): SpecProblem[] {
  return listOf(components).flatMap((component, place) => {
    const text = textOf(component);
    const reason = Object.keys(REFUSED).find((name) => REFUSED[name]?.test(text));
    if (reason === undefined) return [];
    const hint = 'write a path relative to spec.path';
    return [{ path: `spec.components[${place}]`, message: `"${text}" is ${reason}`, hint }];
  });
}
