import { parseImage } from '../util/index.js';

import type { IFluxObject } from './flux-object.js';
import { misuse, shown } from './misuse.js';
import { imageMarker } from './tokens/image-marker.js';
import { hasTokenText } from './tokens/token-text.js';

/** The value until image automation commits another one. */
export interface InitialValue {
  readonly initial: string;
}

/** Texts that image automation keeps at what a policy chooses. Each is the whole of a value; a comment marks it. */
export interface ImageTexts {
  /** The whole image, such as `ghcr.io/stefanprodan/podinfo:6.5.0`, for a container. */
  imageFor(value: InitialValue): string;
  /** The tag, for values of a chart that has it in a field of its own. */
  tagFor(value: InitialValue): string;
  /** The name without tag. Where the ImageRepository is one of this app, its image is the initial value. */
  nameFor(value?: InitialValue): string;
  /** The digest, `sha256:…`; the policy must look it up: `digestReflectionPolicy`. */
  digestFor(value: InitialValue): string;
}

export interface IImagePolicy extends IFluxObject<'ImagePolicy'>, ImageTexts {}

type Part = 'image' | 'name' | 'tag' | 'digest';

interface PartForm {
  readonly fits: (initial: string) => boolean;
  /** What to give instead. */
  readonly hint: string;
}

const NAME = /^[a-z0-9][a-z0-9._:/-]*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[a-z0-9+._-]+:[0-9a-f]{32,}$/;

const FORMS: Readonly<Record<Part, PartForm>> = {
  image: {
    fits: (initial) => {
      const { name, tag, digest } = parseImage(initial);
      return NAME.test(name) && (tag ?? digest) !== undefined && isVersion(tag, digest);
    },
    hint: 'an image with a tag or digest, such as "example.org/app:1.0.0"',
  },
  name: {
    fits: (initial) => NAME.test(initial) && parseImage(initial).name === initial,
    hint: 'the name of an image without tag, such as "example.org/app"',
  },
  tag: {
    fits: (initial) => {
      const [tag, digest] = initial.split('@');
      return tag !== undefined && isVersion(tag, digest);
    },
    hint: 'a tag, such as "1.0.0"',
  },
  digest: { fits: (initial) => DIGEST.test(initial), hint: 'a digest, such as "sha256:…"' },
};

/** The texts of a policy. `image` is the name of what it looks at, where that is known. */
export function imageTexts(policy: IFluxObject<'ImagePolicy'>, image?: string): ImageTexts {
  // What a variable stands for is known in the cluster only.
  const known = image === undefined || hasTokenText(image) || image.includes('$') ? undefined : image;
  const textOf = (part: Part) => (value: InitialValue) => {
    const initial = checked(policy, part, { initial: value?.initial, known });
    const { namespace, name } = policy.ref;
    return imageMarker(policy, { policy: `${namespace}:${name}`, part: part === 'image' ? undefined : part, initial });
  };
  const nameFor = textOf('name');
  return {
    imageFor: textOf('image'),
    tagFor: textOf('tag'),
    nameFor: (value) => nameFor(value ?? { initial: known ?? '' }),
    digestFor: textOf('digest'),
  };
}

/** @throws when the value is none of its kind, or is of another image than the policy looks at */
function checked(policy: IFluxObject, part: Part, given: { initial: unknown; known: string | undefined }): string {
  const { initial, known } = given;
  const { fits, hint } = FORMS[part];
  if (typeof initial !== 'string' || hasTokenText(initial) || !fits(initial)) {
    throw misuse(policy, `"initial" is ${initial === undefined ? 'missing' : shown(initial)}; give ${hint}`);
  }
  const isNamed = part === 'image' || part === 'name';
  if (!isNamed || known === undefined || parseImage(initial).name === known) return initial;
  throw misuse(policy, `"initial" is ${shown(initial)}, another image than that of the ImageRepository, "${known}"`);
}

function isVersion(tag: string | undefined, digest: string | undefined): boolean {
  return (tag === undefined || TAG.test(tag)) && (digest === undefined || DIGEST.test(digest));
}
