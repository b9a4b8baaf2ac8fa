import type { IConstruct } from 'constructs';

import { misuse } from '../misuse.js';

import type { Token } from './token.js';
import { splitTokens, tokenText } from './token-text.js';

const REGISTRY = Symbol.for('cdk8s-fluxcd.TokenRegistry');
const LIMIT = 0x10000;

/** Numbers the apps of the process that make tokens, so that the token of one is not taken for that of another. */
let registries = 0;

/** Whether any app of the process made a token; objects need no look otherwise. */
export function tokensWereMade(): boolean {
  return registries > 0;
}

/** The tokens of one app, kept at its root. */
export class TokenRegistry {
  /** That of the app around a construct; made when it is first asked for. */
  static of(scope: IConstruct): TokenRegistry {
    const root = scope.node.root as IConstruct & { [REGISTRY]?: TokenRegistry };
    if (root[REGISTRY] === undefined) Object.defineProperty(root, REGISTRY, { value: new TokenRegistry() });
    return root[REGISTRY] as TokenRegistry;
  }

  private readonly app = registries++ % LIMIT;
  private readonly tokens: Token[] = [];

  private constructor() {}

  /** The text that stands for a token. */
  add(scope: IConstruct, token: Token): string {
    if (this.tokens.length === LIMIT) throw misuse(scope, `an app has at most ${LIMIT} variables and image markers`);
    this.tokens.push(token);
    return tokenText({ app: this.app, index: this.tokens.length - 1 });
  }

  /** A text as texts and tokens; undefined stands for a token of another app. */
  split(text: string): readonly (string | Token | undefined)[] {
    return splitTokens(text).map((part) => (typeof part === 'string' ? part : this.tryGet(part)));
  }

  private tryGet({ app, index }: { readonly app: number; readonly index: number }): Token | undefined {
    return app === this.app ? this.tokens[index] : undefined;
  }
}
