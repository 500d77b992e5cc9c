type Token =
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'one' }
  | { readonly kind: 'many' }

/**
 * Whether the whole `text` suits `pattern`, in which `*` stands for any run of characters and `?` for one; a
 * backslash before either takes it literally (Azure documentation, conditions, `StringLike`).
 */
export function matchesWildcards(text: string, pattern: string): boolean {
  const characters = Array.from(text)
  const tokens = tokensOf(pattern)
  let at = 0
  let next = 0
  let retry: { readonly token: number; at: number } | null = null

  while (at < characters.length) {
    const token = tokens[next]
    if (token?.kind === 'many') {
      retry = { token: next + 1, at }
      next += 1
    } else if (token !== undefined && (token.kind === 'one' || token.character === characters[at])) {
      at += 1
      next += 1
    } else if (retry !== null) {
      // The last `*` takes one more character; earlier ones never need another try.
      retry.at += 1
      at = retry.at
      next = retry.token
    } else {
      return false
    }
  }
  return tokens.slice(next).every((token) => token.kind === 'many')
}

function tokensOf(pattern: string): Token[] {
  return Array.from(pattern.matchAll(/\\([*?])|./gsu), ([part, escaped]): Token => {
    if (part === '*') return { kind: 'many' }
    if (part === '?') return { kind: 'one' }
    return { kind: 'character', character: escaped ?? part }
  })
}
