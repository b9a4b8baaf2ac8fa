/** Text as it comes out, or an expression that Flux evaluates. */
export type SubstitutionNode = string | SubstitutionExpression;

/** What stands between `${` and `}`. */
export interface SubstitutionExpression {
  readonly name: string;
  /** `''` for `${name}`, else such as `:-`, `#`, `//`. */
  readonly operator: string;
  readonly args: readonly SubstitutionNode[];
}

export interface ParsedSubstitution {
  /** Empty where there is a problem. */
  readonly nodes: readonly SubstitutionNode[];
  /** What Flux cannot read, from `${` on; undefined when it reads all. */
  readonly unreadable: string | undefined;
}

/** Operators that do without a value; Flux gives `:+` and `:?` the meaning of `:-`. */
const DEFAULTS: ReadonlySet<string> = new Set(['=', ':=', ':-', ':?', ':+']);
const SHOWN = 24;
/** Nobody nests so deep; a text that does must not end the process. */
const DEEPEST = 200;

/**
 * Reads the `${…}` of a text as Flux does after a build. `$$` stands for `$`; `$name` means nothing.
 *
 * @see https://github.com/fluxcd/pkg/tree/main/envsubst
 */
export function parseSubstitution(text: string): ParsedSubstitution {
  const parser = new Parser(text);
  try {
    return { nodes: parser.parse(), unreadable: undefined };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const rest = text.slice(parser.start).split('\n')[0] ?? '';
    return { nodes: [], unreadable: rest.length > SHOWN ? `${rest.slice(0, SHOWN)}…` : rest };
  }
}

/** The names whose values Flux must know, those in arguments too; `withDefault` tells those that do without. */
export function namesIn(nodes: readonly SubstitutionNode[]): { name: string; withDefault: boolean }[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [];
    return [{ name: node.name, withDefault: DEFAULTS.has(node.operator) }, ...namesIn(node.args)];
  });
}

/** A text that comes out of the substitution as it is; `before` says whether an expression follows it at once. */
export function escapeSubstitution(text: string, options: { readonly beforeExpression?: boolean } = {}): string {
  return text.replace(/\$+/g, (dollars, index: number) => {
    const end = index + dollars.length;
    const opens = end < text.length ? text[end] === '{' : options.beforeExpression === true;
    return dollars.length > 1 || opens ? dollars + dollars : dollars;
  });
}

class Unreadable extends Error {}

const NAME = /[\p{L}\p{Nd}_]+/uy;
const DEFAULT_OPERATOR = /=|:[-=?+]/y;
const PLAIN = /\$\$|\$(?!\{)|[^$]+/y;
const ESCAPED = /\\([/\\])|\$(\$)/y;

/** Follows envsubst v1.7.0 to its oddities. */
class Parser {
  /** Where the outermost expression begins. */
  start = 0;
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  parse(): SubstitutionNode[] {
    const nodes: SubstitutionNode[] = [];
    while (this.at < this.text.length) {
      this.start = this.at;
      nodes.push(this.tryOpen() ? this.expression() : this.plainText());
    }
    return nodes;
  }

  private plainText(): string {
    let text = '';
    for (let part = this.take(PLAIN); part !== undefined; part = this.take(PLAIN)) text += part === '$$' ? '$' : part;
    return text;
  }

  private expression(): SubstitutionExpression {
    if (++this.depth > DEEPEST) throw new Unreadable();
    const expression = this.opened();
    this.depth--;
    return expression;
  }

  private opened(): SubstitutionExpression {
    if (this.take(/#/y) !== undefined) return this.closed(this.take(NAME), '#', []);
    const name = this.take(NAME);
    if (name === undefined) throw new Unreadable();
    return this.operation(name);
  }

  private operation(name: string): SubstitutionExpression {
    switch (this.text[this.at]) {
      case ':':
      case '=':
        return this.defaultOrPart(name);
      case ',':
      case '^':
        return this.closed(name, this.take(/[,^]{1,2}/y) ?? '', []);
      case '/':
        return this.replacement(name);
      case '#':
      case '%':
        return this.closed(name, this.take(/##?|%%?/y) ?? '', () => [this.argument(/[^}]/)]);
      default:
        return this.closed(name, '', []);
    }
  }

  private defaultOrPart(name: string): SubstitutionExpression {
    const operator = this.take(DEFAULT_OPERATOR);
    if (operator === undefined) return this.part(name);
    const args: SubstitutionNode[] = [];
    while (this.text[this.at] !== '}') args.push(this.argument(/[^}]/));
    return this.closed(name, operator, args);
  }

  /** `${name:offset}` and `${name:offset:length}`; behind the colon envsubst steps back by a byte only. */
  private part(name: string): SubstitutionExpression {
    if (this.take(/:(?=\p{ASCII})/uy) === undefined) throw new Unreadable();
    const args = [this.argument(/[^:}]/)];
    if (this.take(/:+/y) !== undefined) args.push(this.argument(/[^}]/));
    return this.closed(name, ':', args);
  }

  private replacement(name: string): SubstitutionExpression {
    const operator = this.take(/\/[/#%]?/y) ?? '';
    const args = [this.argument(/[^/]/, ESCAPED)];
    if (this.take(/\/+/y) === undefined) throw new Unreadable();
    if (this.text[this.at] !== '}') args.push(this.argument(/[^}]/, ESCAPED));
    return this.closed(name, operator, args);
  }

  /** One expression, or at least one character of text up to what is not accepted. */
  private argument(accepted: RegExp, escapes?: RegExp): SubstitutionNode {
    if (this.tryOpen()) return this.expression();
    let text = '';
    while (this.at < this.text.length && !this.text.startsWith('${', this.at)) {
      const escaped = escapes === undefined ? undefined : this.take(escapes);
      if (escaped === undefined && !accepted.test(this.text[this.at] as string)) break;
      text += escaped === undefined ? this.text[this.at++] : escaped[1];
    }
    if (text === '') throw new Unreadable();
    return text;
  }

  private closed(
    name: string | undefined,
    operator: string,
    args: readonly SubstitutionNode[] | (() => readonly SubstitutionNode[]),
  ): SubstitutionExpression {
    const given = typeof args === 'function' ? args() : args;
    if (name === undefined || this.take(/\}/y) === undefined) throw new Unreadable();
    return { name, operator, args: given };
  }

  private tryOpen(): boolean {
    return this.take(/\$\{/y) !== undefined;
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }
}
