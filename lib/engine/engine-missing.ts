/** Neither the WebAssembly engine nor a kustomize is there. */
export class EngineMissing extends Error {
  override readonly name = 'EngineMissing';

  constructor() {
    super(
      'the engine that builds repositories is not there: install the package again, or, in a clone of it, run ' +
        '"npm run build:engine", which needs Go 1.26; a "kustomize" 5.8 on the PATH builds plain folders',
    );
  }
}
