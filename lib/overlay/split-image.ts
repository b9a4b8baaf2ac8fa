export interface ImageParts {
  readonly name: string;
  readonly tag: string;
  readonly digest: string;
}

/** `[[host[:port]/]component/]component[:tag][@digest]`, taken apart as kustomize's api/internal/image does it. */
export function splitImage(image: string): ImageParts {
  const slash = Math.max(image.indexOf('/'), 0);
  const at = image.indexOf('@', slash);
  const colon = image.indexOf(':', slash);
  const hasTag = colon >= 0 && (at < 0 || colon < at);
  const digestAt = at < 0 ? image.length : at;
  return {
    name: image.slice(0, hasTag ? colon : digestAt),
    tag: hasTag ? image.slice(colon + 1, digestAt) : '',
    digest: image.slice(digestAt + 1),
  };
}
