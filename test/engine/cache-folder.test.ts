import { engineCacheFolder } from '../../lib/engine/index.js';

const HOME = '/home/me';

describe('answers are kept', () => {
  test.each([
    [{ FLUX_FLEET_CACHE: '/ci/cache', XDG_CACHE_HOME: '/xdg' }, 'linux', '/ci/cache'],
    [{ FLUX_FLEET_CACHE: 'off', XDG_CACHE_HOME: '/xdg' }, 'linux', undefined],
    [{ FLUX_FLEET_CACHE: '', XDG_CACHE_HOME: '/xdg' }, 'linux', '/xdg/flux-fleet'],
    [{ XDG_CACHE_HOME: '' }, 'linux', '/home/me/.cache/flux-fleet'],
    [{}, 'darwin', '/home/me/Library/Caches/flux-fleet'],
    [{}, 'win32', '/home/me/AppData/Local/flux-fleet'],
    [{ LOCALAPPDATA: '/local' }, 'win32', '/local/flux-fleet'],
  ] as const)('with %p on %s in %s', (env, platform, folder) => {
    expect(engineCacheFolder({ env, platform, home: HOME })).toBe(folder);
  });
});
