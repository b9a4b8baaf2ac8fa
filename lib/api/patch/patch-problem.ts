/** What kustomize 5.8.1 refuses in a patch or its target, whatever objects they meet. */
export interface PatchProblem {
  /** Where, below the entry of `patches`: `target.name`, `patch.spec`, `patch[0].op`. */
  readonly path: string;
  /** Lower case, no period; reads on from the path. */
  readonly message: string;
  readonly hint: string;
}
