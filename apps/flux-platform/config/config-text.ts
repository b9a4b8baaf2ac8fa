import { Document, isMap, type Scalar } from 'yaml';

/** Configuration as people like to read it: YAML with a blank line between its sections. */
export function configText(config: object): string {
  const document = new Document(config);
  const sections = isMap(document.contents) ? document.contents.items : [];
  for (const { key } of sections.slice(1)) (key as Scalar).spaceBefore = true;
  return document.toString({ lineWidth: 0 });
}
