import { withoutPassword } from '../../lib/util/index.js';

describe('a URL to be shown', () => {
  test.each([
    ['https://ana:s3cret@example.com/org/fleet', 'https://example.com/org/fleet'],
    ['https://ghp_s3cret@example.com/org/fleet', 'https://example.com/org/fleet'],
    ['https://:s3cret@example.com', 'https://example.com'],
    ['HTTPS://ana:s3@cret@example.com:8443/org/fleet', 'HTTPS://example.com:8443/org/fleet'],
    ['git::https://ghp_s3cret@example.com/org/fleet', 'git::https://example.com/org/fleet'],
    ['oci://ana:s3cret@example.com/org/fleet', 'oci://example.com/org/fleet'],
    ['ssh://git:s3cret@example.com/org/fleet', 'ssh://git@example.com/org/fleet'],
    ['key:s3cret@s3.example.com/bucket', 's3.example.com/bucket'],
  ])('of %s has no password', (written, expected) => {
    expect(withoutPassword(written)).toBe(expected);
  });

  test.each([
    'https://example.com/org/fleet@v2',
    'https://example.com/org/fleet?ref=ana@v2',
    'ssh://git@example.com:2222/org/fleet',
    'git@example.com:org/fleet.git',
    'git@example.com:org/fleet@v2',
    '/srv/git/fleet.git',
    '',
  ])('stays %s', (url) => {
    expect(withoutPassword(url)).toBe(url);
  });
});
