/** Each part of a literal is one of its escapes or one plain character. */
function decode(inside: string, part: RegExp, valueOf: (escape: string) => string | undefined): string {
  const parts = [...inside.matchAll(part)].map(([text]) => text)
  if (parts.join('') !== inside) throw new Error(`no literal: ${inside}`)
  return parts.map((text) => valueOf(text) ?? text).join('')
}

function inside(literal: string, quote: string): string {
  if (literal.length < 2 || !literal.startsWith(quote) || !literal.endsWith(quote))
    throw new Error(`not in quotes: ${literal}`)
  return literal.slice(1, -1)
}

const SIMPLE: Readonly<Record<string, string>> = { '\\n': '\n', '\\r': '\r', '\\t': '\t' }

/** The value of a quoted string without templates (Terraform documentation, "Strings and Templates"). */
export function terraformValue(literal: string): string {
  const part = /\\(?:[nrt"\\]|u[0-9a-f]{4}|U[0-9a-f]{8})|\$\$\{|%%\{|[$%](?!\{)|[^\\"$%\p{Cc}]/gu
  return decode(inside(literal, '"'), part, (escape) => {
    if (/^\\u/i.test(escape)) return String.fromCodePoint(Number.parseInt(escape.slice(2), 16))
    if (escape === '$${' || escape === '%%{') return escape.slice(1)
    return SIMPLE[escape] ?? (escape.startsWith('\\') ? escape.slice(1) : undefined)
  })
}

/** The value of a string without expressions (Bicep documentation, "Data types in Bicep"). */
export function bicepValue(literal: string): string {
  const part = /\\(?:[nrt'\\$]|u\{[0-9a-f]{1,6}\})|\$(?!\{)|[^\\'$\p{Cc}]/gu
  return decode(inside(literal, "'"), part, (escape) => {
    if (escape.startsWith('\\u')) return String.fromCodePoint(Number.parseInt(escape.slice(3, -1), 16))
    return SIMPLE[escape] ?? (escape.startsWith('\\') ? escape.slice(1) : undefined)
  })
}
