/**
 * The operation strings of role definitions: literal names, or names with `*`.
 *
 * Case is ignored and the whole name must match. `*` stands for any run of characters, `/` included. A whole
 * segment `*` may also stand for no segment at all: Managed Identity Operator holds
 * `userAssignedIdentities`, `*`, `assign/action` for the operation `userAssignedIdentities/assign/action`
 * (Azure documentation, "Understand role definitions"; the empty reading follows from the built-in roles).
 */
export function matchesOperation(pattern: string, operationName: string): boolean {
  return matchesNormalized(normalizeOperationName(pattern), normalizeOperationName(operationName))
}

/** Published definitions hold stray spaces and mixed casing. */
export function normalizeOperationName(name: string): string {
  return name.trim().toLowerCase()
}

/** `matchesOperation` for strings that already went through `normalizeOperationName`. */
export function matchesNormalized(pattern: string, name: string): boolean {
  const star = pattern.indexOf('*')
  if (star === -1) return pattern === name
  if (star === pattern.length - 1) return name.startsWith(pattern.slice(0, star))
  return matchesPieces(pattern.split('*'), name)
}

function matchesPieces(pieces: readonly string[], name: string): boolean {
  const [first = '', ...rest] = pieces
  const last = rest.pop() ?? ''
  if (!name.startsWith(first)) return false

  let end = first.length
  let previous = first
  for (const piece of rest) {
    const found = name.indexOf(piece, end - sharedSlash(previous, piece))
    if (found === -1) return false
    end = found + piece.length
    previous = piece
  }
  return name.endsWith(last) && name.length - last.length >= end - sharedSlash(previous, last)
}

/** Both neighbours of an empty `*` may be the one slash between two segments. */
function sharedSlash(before: string, after: string): 0 | 1 {
  return before.endsWith('/') && after.startsWith('/') ? 1 : 0
}
