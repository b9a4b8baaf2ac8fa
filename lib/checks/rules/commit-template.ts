import { type JsonObject, textOf } from '../../manifest/index.js';

import { isAtLeast } from '../at-least.js';
import { type About, type SpecProblem, specRule } from '../spec-rule.js';
import { valuesAt } from '../values-at.js';

/** What stands between the braces of a Go template. */
const ACTION = /\{\{(.*?)\}\}/gs;

/** Fields of the data that Flux 2.7 took away, not those of a value of the author. */
const GONE = /(?:^|[\s($|-])(\.(?:Updated|Changed\.ImageResult))\b/;

/** FLX523: a commit message from data that Flux no longer has. Flux then commits nothing. */
export const checkCommitTemplates = specRule('FLX523', {
  ImageUpdateAutomation: [{ reads: ['git'], judge }],
});

function judge(spec: JsonObject, { flux }: About): SpecProblem[] {
  if (!isAtLeast(flux, '2.7')) return [];
  return valuesAt(spec, 'git.commit.messageTemplate').flatMap(({ path, value }) => {
    const fields = [...textOf(value).matchAll(ACTION)].flatMap(([, action = '']) => GONE.exec(action)?.[1] ?? []);
    return [...new Set(fields)].map((field) => ({
      path,
      message: `reads "${field}", which is gone since Flux 2.7`,
      hint: 'read ".Changed"',
    }));
  });
}
