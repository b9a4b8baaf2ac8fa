import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ENGINE = join(__dirname, '../../dist/engine/engine.json');

/** Why there can be no package here, if so: the engine belongs to it, and only Go makes one. */
export function unpackable(): string | undefined {
  return existsSync(ENGINE) ? undefined : 'there is no dist/engine, and no Go to make it';
}

/** `describe` for tests of the package: where it cannot be packed they are skipped, and the title says why. */
export function describePacked(title: string, tests: () => void): void {
  const why = unpackable();
  if (why === undefined) describe(title, tests);
  else describe.skip(`${title} (skipped: ${why})`, tests);
}
