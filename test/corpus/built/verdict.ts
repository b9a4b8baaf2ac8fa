/** What came of comparing one Kustomization with somebody else's build of it. */
export type Verdict =
  | { readonly result: 'equal' }
  | { readonly result: 'different'; readonly detail: string }
  /** There is nothing to compare with, and why. */
  | { readonly result: 'none'; readonly detail: string };

export interface ProvedKustomization {
  readonly key: string;
  readonly status: 'built' | 'failed' | 'unknown';
  /** Why it is not built. */
  readonly message: string;
  readonly objects: number;
  /** With Flux's own library: the same objects, or both refuse. */
  readonly flux: Verdict;
  /** Objects of it that were compared before substitution, since Flux would fill in what nobody knows here. */
  readonly beforeSubstitution: number;
  /** With the `kustomize` binary, where Flux adds nothing to what that does. */
  readonly kustomize: Verdict;
}

export interface ProvedCluster {
  readonly name: string;
  readonly kustomizations: readonly ProvedKustomization[];
  /** Keys of Flux Kustomizations that the cluster applies and that are none of these. */
  readonly unlisted: readonly string[];
}

export interface ProvedRepository {
  readonly name: string;
  readonly clusters: readonly ProvedCluster[];
  /** Findings as text, without those that each Kustomization has in its message. */
  readonly findings: readonly string[];
  /** What was thrown, `''` when nothing was. */
  readonly crash: string;
}

export const EQUAL: Verdict = { result: 'equal' };

export function different(detail: string): Verdict {
  return { result: 'different', detail };
}

export function none(detail: string): Verdict {
  return { result: 'none', detail };
}
