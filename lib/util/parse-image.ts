/** The parts of an image as container runtimes write it: `name[:tag][@digest]`. */
export interface ImageParts {
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** A colon before the last slash is that of a port. */
export function parseImage(image: string): ImageParts {
  const at = image.indexOf('@');
  const tagged = at < 0 ? image : image.slice(0, at);
  const colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
  return {
    name: colon < 0 ? tagged : tagged.slice(0, colon),
    tag: colon < 0 ? undefined : tagged.slice(colon + 1),
    digest: at < 0 ? undefined : image.slice(at + 1),
  };
}
