export interface Token {
  readonly kind: 'name' | 'string' | 'number' | 'symbol' | 'end'
  /** names and symbols as written; strings without quotes and escapes */
  readonly text: string
  /** where it starts in the query */
  readonly offset: number
}

/** A query that cannot be read, told by the place and the words that it stops at. */
export interface QueryFault {
  readonly kind: 'fault'
  readonly offset: number
  readonly token: string
}

const PIECES: readonly { readonly kind: Token['kind'] | 'blank'; readonly pattern: RegExp }[] = [
  { kind: 'blank', pattern: /\s+|\/\/[^\n]*/y },
  { kind: 'string', pattern: /@'[^'\n]*'|@"[^"\n]*"|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/y },
  { kind: 'number', pattern: /\d+(?:\.\d+)?/y },
  { kind: 'name', pattern: /!?(?:in~|[a-z_]\w*)/iy },
  { kind: 'symbol', pattern: /==|!=|=~|!~|[|(),.[\]=]/y },
]

export function tokensOf(query: string): readonly Token[] | QueryFault {
  const tokens: Token[] = []
  let offset = 0
  while (offset < query.length) {
    const found = pieceAt(query, offset)
    if (found === null) return { kind: 'fault', offset, token: query.charAt(offset) }
    if (found.kind !== 'blank') {
      tokens.push({
        kind: found.kind,
        text: found.kind === 'string' ? unquoted(found.text) : found.text,
        offset,
      })
    }
    offset += found.text.length
  }
  return [...tokens, { kind: 'end', text: '<EOF>', offset }]
}

function pieceAt(query: string, offset: number): { kind: Token['kind'] | 'blank'; text: string } | null {
  for (const { kind, pattern } of PIECES) {
    pattern.lastIndex = offset
    const text = pattern.exec(query)?.[0]
    if (text !== undefined) return { kind, text }
  }
  return null
}

function unquoted(text: string): string {
  if (text.startsWith('@')) return text.slice(2, -1)
  return text.slice(1, -1).replace(/\\(.)/g, (_, escaped: string) => ESCAPES[escaped] ?? escaped)
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }
