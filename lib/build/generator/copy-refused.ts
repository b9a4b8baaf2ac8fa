/** Why a copy of an ArtifactGenerator comes to nothing, as it follows the text of its `from`. */
export class CopyRefused extends Error {
  /** Whether only we cannot tell what it gives, while the controller can. */
  readonly isUnknown: boolean;

  constructor(problem: string, { isUnknown = false }: { isUnknown?: boolean } = {}) {
    super(problem);
    this.isUnknown = isUnknown;
  }
}
