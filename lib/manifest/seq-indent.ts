/** A line that opens a list item; the spaces before it are its indentation. */
const ITEM = /^( *)- /;
const COMMENT = /^ *#/;

/**
 * Whether kyaml takes a document for one whose lists are indented below their key: it looks at lines, not at YAML,
 * so a text inside a block scalar can decide for the whole document. This is `DeriveSeqIndentStyle` of
 * sigs.k8s.io/kustomize/kyaml/yaml/util.go, v0.21.1.
 */
export function looksWide(document: string): boolean {
  let keyLine: string | undefined;
  for (const line of document.split('\n')) {
    const item = ITEM.exec(line);
    if (item !== null && keyLine !== undefined) {
      const extra = indentBelowKey(keyLine, item[1]?.length ?? 0);
      if (extra === 0 || extra === 2) return extra === 2;
    }
    if (!COMMENT.test(line)) keyLine = line.split('#', 1)[0];
  }
  return false;
}

/** How much deeper an item is than the key in the line before it; undefined where that line is no bare `key:`. */
function indentBelowKey(keyLine: string, indent: number): number | undefined {
  const trimmed = keyLine.replace(/^ +| +$/g, '');
  if (trimmed.indexOf(':') !== trimmed.length - 1 || trimmed === '') return undefined;
  return indent - (keyLine.length - keyLine.replace(/^ +/, '').length);
}
