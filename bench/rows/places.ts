import { join } from 'node:path';

/** A folder in memory. */
export const MEMORY = '/dev/shm';

/** A folder on the disk of the project; Git ignores it. */
export const DISK = join(process.cwd(), '.cache', 'bench-disk');
