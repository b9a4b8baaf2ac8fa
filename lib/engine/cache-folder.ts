import { join } from 'node:path';

const NAME = 'flux-fleet';

export interface CacheSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Home of the user. */
  readonly home: string;
}

/** Where answers of the engine are kept; undefined when `FLUX_FLEET_CACHE` is `off`. */
export function engineCacheFolder({ env, platform, home }: CacheSurroundings): string | undefined {
  const wanted = env.FLUX_FLEET_CACHE ?? '';
  if (wanted === 'off') return undefined;
  return wanted === '' ? join(usersCache(env, platform, home), NAME) : wanted;
}

function usersCache(env: CacheSurroundings['env'], platform: NodeJS.Platform, home: string): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = env;
  if (xdg) return xdg;
  if (platform === 'darwin') return join(home, 'Library/Caches');
  if (platform === 'win32') return local || join(home, 'AppData/Local');
  return join(home, '.cache');
}
