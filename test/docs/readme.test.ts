import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The first block of README in that language. */
function block(language: string): string {
  return new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(readme)?.[1] ?? '';
}

/** The paths that an indented listing of folders and files shows. */
function pathsIn(listing: string): string[] {
  const open: string[] = [];
  return listing.split('\n').flatMap((line) => {
    const depth = line.search(/\S/) / 2;
    if (depth < 0) return [];
    open.splice(depth, open.length, line.trim());
    return line.endsWith('/') ? [] : [open.join('')];
  });
}

describe('README', () => {
  let out = '';

  beforeAll(() => {
    // Below the project, where the example finds its packages.
    mkdirSync(join(root, 'dist'), { recursive: true });
    const folder = mkdtempSync(join(root, 'dist/readme-'));
    out = join(folder, 'out');
    writeFileSync(join(folder, 'main.ts'), block('ts'));
    const silence = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    process.env.CDK8S_OUTDIR = out;
    jest.isolateModules(() => require(join(folder, 'main.ts')));
    delete process.env.CDK8S_OUTDIR;
    silence.mockRestore();
  });

  afterAll(() => rmSync(join(out, '..'), { recursive: true, force: true }));

  test('lists the files that its example writes for a cluster', () => {
    const files = readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1))
      .filter((path) => path.includes('/staging/'));
    expect(pathsIn(block('text'))).toEqual(files.sort());
  });

  test('shows a file as its example writes it', () => {
    expect(block('yaml')).toBe(readFileSync(join(out, 'clusters/staging/kustomization-cluster-issuers.yaml'), 'utf8'));
  });
});
