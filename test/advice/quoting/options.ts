/** The options among a command's words, by name. */
export function optionsOf(words: readonly string[] = []): Readonly<Record<string, string | undefined>> {
  const pairs = words.flatMap((word, index): [string, string][] => {
    const [, name = word, value] = /^(--[a-z-]+)=(.*)$/s.exec(word) ?? []
    return name.startsWith('--') ? [[name, value ?? words[index + 1] ?? '']] : []
  })
  return Object.fromEntries(pairs.toReversed())
}
