export interface WriteOptions {
  /** Overwrites files of ours that were edited by hand. @default false */
  readonly overwriteEdits?: boolean | undefined;
  /** Folders below the repository that are no part of it, relative to it or absolute. @default what Git ignores */
  readonly skip?: readonly string[] | undefined;
  /** Number of this process, for the lock and for names of temporary files. @default asked from `/proc` */
  readonly pid?: number | undefined;
  /** Whether a process is running. @default `/proc` is asked; without one a lock lives for 10 minutes */
  readonly isAlive?: ((pid: number) => boolean) | undefined;
}
