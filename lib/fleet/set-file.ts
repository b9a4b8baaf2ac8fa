import type { IConstruct } from 'constructs';

const FILE = Symbol.for('cdk8s-fluxcd.File');

/**
 * Puts all objects at and below a construct into one file, relative to the folder of their owner. For constructs that
 * have no `file` prop: stock, imported and cdk8s-plus ones. The nearest file wins.
 */
export function setFile(construct: IConstruct, file: string): void {
  Object.defineProperty(construct, FILE, { value: file, configurable: true });
}

/** The file that `setFile` gave this very construct. */
export function fileOf(construct: IConstruct): string | undefined {
  return (construct as unknown as Record<symbol, string | undefined>)[FILE];
}
