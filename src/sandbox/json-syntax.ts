/** Where and why a text is not JSON, in one line. Call it with text that `JSON.parse` refuses. */
export function jsonSyntaxFault(text: string): string {
  const end = firstFaultyEnd(text)
  const before = text.slice(0, Math.max(0, end - 1))
  const line = before.split('\n').length
  const column = before.length - before.lastIndexOf('\n')
  const found = end > text.length ? 'the end of the file' : JSON.stringify(text[end - 1])
  return `expected JSON, found ${found} at line ${line}, column ${column}`
}

/**
 * The length of the shortest beginning that no ending could complete. V8's messages do not always tell the
 * place, but they do tell a text that stops too early from one that goes wrong.
 */
function firstFaultyEnd(text: string): number {
  let good = 0
  let bad = text.length + 1
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1
    if (isBeginningOfJson(text.slice(0, middle))) good = middle
    else bad = middle
  }
  return bad
}

function isBeginningOfJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    if (/end of JSON input|Unterminated string/.test(message)) return true
    const position = /at position (\d+)/.exec(message)?.[1]
    return position !== undefined && Number(position) >= text.length
  }
}
