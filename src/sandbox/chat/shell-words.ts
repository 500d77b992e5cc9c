/** Splits a line as a POSIX shell would, without expansion; a word that starts with # begins a comment. */
export function shellWords(line: string): readonly string[] {
  const words = [...line.matchAll(/(?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s"'\\])+/g)].map(([word]) => word)
  const comment = words.findIndex((word) => word.startsWith('#'))
  return words.slice(0, comment === -1 ? undefined : comment).map(unquoted)
}

function unquoted(word: string): string {
  return word.replaceAll(
    /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/g,
    (_, double?: string, single?: string, escaped?: string) =>
      double === undefined ? (single ?? escaped ?? '') : double.replaceAll(/\\(["\\$`])/g, '$1'),
  )
}
