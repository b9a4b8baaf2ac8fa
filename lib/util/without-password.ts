/** Scheme, and what stands before the host; a URL without a scheme counts where it has a password. */
const USER_INFO = /^((?:[a-z0-9]+::)?[a-z][a-z0-9+.-]*:\/\/)([^/?#]*)@|^[^/@:]*:[^/@]*@/i;

/**
 * A URL as it may be shown. Over SSH the user is part of the address, as in `ssh://git@host`, and stays; anywhere else it
 * may be the token itself.
 */
export function withoutPassword(url: string): string {
  return url.replace(USER_INFO, (_, scheme = '', userInfo = '') => {
    const [user = ''] = userInfo.split(':');
    return /ssh/i.test(scheme) && user !== '' ? `${scheme}${user}@` : scheme;
  });
}
