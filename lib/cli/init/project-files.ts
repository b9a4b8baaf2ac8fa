import type { OwnPackage } from '../own-package.js';
import { backendFile } from './backend-file.js';
import { mainFile } from './main-file.js';
import { packageFile } from './package-file.js';
import type { Project } from './project.js';
import { readmeFile } from './readme-file.js';
import { webFile } from './web-file.js';

const TSCONFIG = `\
{
  "compilerOptions": {
    "target": "ES2022",
    "module": "node16",
    "strict": true,
    "noEmit": true,
    "skipLibCheck": true
  },
  "include": ["*.ts"]
}
`;

const CDK8S = 'language: typescript\napp: npx tsx main.ts\noutput: dist\n';

const IGNORED = 'node_modules/\ndist/\n';

/** The files of a new project, by path. */
export function projectFiles(project: Project, own: OwnPackage): Readonly<Record<string, string>> {
  return {
    '.gitignore': IGNORED,
    'README.md': readmeFile(project),
    'backend.ts': backendFile(),
    'cdk8s.yaml': CDK8S,
    'main.ts': mainFile(project),
    'package.json': packageFile(project, own),
    'tsconfig.json': TSCONFIG,
    'web.ts': webFile(),
  };
}
