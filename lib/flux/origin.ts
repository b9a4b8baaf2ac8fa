import type { Origin } from '../diagnostics/index.js';
import { authorFrames, type FramePosition, framePosition } from '../util/index.js';

/** A place in the author's program. The stack is captured at once, which is cheap, and read only when asked for. */
export class AuthorOrigin implements Origin {
  private position?: Partial<FramePosition>;

  constructor(
    readonly construct: string,
    private readonly trace: Error,
  ) {}

  get file(): string | undefined {
    return this.read().file;
  }

  get line(): number | undefined {
    return this.read().line;
  }

  get column(): number | undefined {
    return this.read().column;
  }

  toJSON(): Origin {
    const { construct, file, line, column } = this;
    return { construct, file, line, column };
  }

  private read(): Partial<FramePosition> {
    this.position ??= framePosition(authorFrames(this.trace.stack ?? '')[0] ?? '') ?? {};
    return this.position;
  }
}
