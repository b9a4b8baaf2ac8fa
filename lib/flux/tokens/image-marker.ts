import type { IConstruct } from 'constructs';

import { misuse, shown } from '../misuse.js';

import { hasTokenText } from './token-text.js';
import { TokenRegistry } from './token-registry.js';

const POLICY = /^[a-z0-9.-]+:[a-z0-9.-]+$/;
const ONE_LINE = /^(?! )[ -~]+(?<! )$/;
const PARTS: readonly string[] = ['name', 'tag', 'digest'];

export interface ImageMarkerProps {
  /** The ImagePolicy that chooses the image, `namespace:name`. */
  readonly policy: string;
  /** Which part of the image the value is. @default - all of it */
  readonly part?: 'name' | 'tag' | 'digest' | undefined;
  /** The value until image automation writes another one. */
  readonly initial: string;
}

/**
 * A value that Flux's image automation keeps up to date. It can stand wherever an object of the app takes a string, as
 * the whole of it; in the file a comment behind it names the policy. What the automation has committed is kept when the
 * repository is written again.
 *
 * @throws when the policy is none, or the initial value is not one line of text
 */
export function imageMarker(scope: IConstruct, props: ImageMarkerProps): string {
  const { policy, part, initial } = props;
  if (typeof policy !== 'string' || !POLICY.test(policy)) {
    throw misuse(scope, `"policy" is ${shown(policy)}; give "namespace:name" of an ImagePolicy`);
  }
  if (part !== undefined && !PARTS.includes(part)) {
    throw misuse(
      scope,
      `"part" is ${shown(part)}; give "name", "tag" or "digest", or leave it out for the whole image`,
    );
  }
  if (typeof initial !== 'string' || !ONE_LINE.test(initial) || hasTokenText(initial)) {
    throw misuse(scope, `"initial" is ${shown(initial)}; give one line of text, such as "example.org/app:1.0.0"`);
  }
  const comment = JSON.stringify({ $imagepolicy: part === undefined ? policy : `${policy}:${part}` }).replace(
    ':',
    ': ',
  );
  return TokenRegistry.of(scope).add(scope, { type: 'image', initial, comment });
}
