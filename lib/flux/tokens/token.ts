import type { AuthorOrigin } from '../origin.js';

/** Where Flux finds the value of a variable: in the Kustomization itself, or in the cluster. */
export type VariableSource = { readonly value: string } | { readonly from: SubstituteReference };

/** An entry of `spec.postBuild.substituteFrom`. Flux looks in the namespace of the Kustomization. */
export interface SubstituteReference {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  /** Go on where it does not exist. @default false */
  readonly optional?: boolean | undefined;
}

/** A variable of a cluster: it is written as `${NAME}`. */
export interface Variable {
  readonly type: 'variable';
  /** Construct path of the cluster. */
  readonly cluster: string;
  readonly name: string;
  readonly source: VariableSource;
  /** Namespace of the construct that `from` was given; undefined where it was only named. */
  readonly namespace?: string | undefined;
  readonly origin: AuthorOrigin;
}

/** A value that Flux's image automation keeps up to date: it is written as it is, with a comment behind it. */
export interface MarkedImage {
  readonly type: 'image';
  readonly initial: string;
  /** `{"$imagepolicy": "flux-system:app:tag"}` */
  readonly comment: string;
}

export type Token = Variable | MarkedImage;

/** How messages name a token. */
export function describeToken(token: Token): string {
  return token.type === 'variable' ? `the variable "${token.name}"` : `the image marker ${token.comment}`;
}
