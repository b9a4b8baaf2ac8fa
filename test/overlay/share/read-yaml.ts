import { type KubeObject, parseYaml } from '../../../lib/manifest/index.js';

/** Objects from YAML that begins in a line of its own. */
export function readYaml(text: string): readonly KubeObject[] {
  const { documents, problems } = parseYaml(text.slice(1));
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  return documents as unknown as readonly KubeObject[];
}
