/**
 * util: small functions without dependencies, one per file. What comes in and goes out are plain values. It must not
 * know Kubernetes, Flux, cdk8s or the machine it runs on.
 */
export { assertNever } from './assert-never.js';
export { authorFrames, type FramePosition, framePosition } from './author-frames.js';
export { type CleanPath, cleanPath } from './clean-path.js';
export { compareCodeUnits } from './compare-code-units.js';
export { didYouMean, nearest } from './did-you-mean.js';
export { escapeRegExp } from './escape-reg-exp.js';
export { foldersAbove } from './folders-above.js';
export { getOrAdd } from './get-or-add.js';
export { groupBy } from './group-by.js';
export { isList } from './is-list.js';
export { isPlainObject } from './is-plain-object.js';
export { joinPath } from './join-path.js';
export { mapSame } from './map-same.js';
export { parentOf } from './parent-of.js';
export { type ImageParts, parseImage } from './parse-image.js';
export { quotedList } from './quoted-list.js';
export { spokenList } from './spoken-list.js';
export { urlPlace } from './url-place.js';
export { withArticle } from './with-article.js';
export { withoutPassword } from './without-password.js';
