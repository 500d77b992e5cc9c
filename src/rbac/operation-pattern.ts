/**
 * The operation strings of role definitions: literal names, or names with `*`.
 *
 * Case is ignored and the whole name must match. `*` stands for any run of characters, `/` included. A whole
 * segment `*` may also stand for no segment at all: Managed Identity Operator holds
 * `userAssignedIdentities`, `*`, `assign/action` for the operation `userAssignedIdentities/assign/action`
 * (Azure documentation, "Understand role definitions"; the empty reading follows from the built-in roles).
 */
export function matchesOperation(pattern: string, operationName: string): boolean {
  return matchesPattern(parsePattern(pattern), normalizeOperationName(operationName))
}

/** Published definitions hold stray spaces and mixed casing. */
export function normalizeOperationName(name: string): string {
  return name.trim().toLowerCase()
}

/** Names of operations are far shorter. A made-up one may have any length, and any provider. */
export const LONGEST_KEPT = 500
const MOST_PROVIDERS = 1_000
const providers = new Map<string, string>()

/**
 * `microsoft.search` of a normalized name or pattern: what stands before the first slash. Each provider is always
 * the same string, so that a lookup by it compares pointers.
 */
export function providerOf(name: string): string {
  const slash = name.indexOf('/')
  const provider = slash === -1 ? name : name.slice(0, slash)
  const known = providers.get(provider)
  if (known !== undefined || name.length > LONGEST_KEPT) return known ?? provider
  if (providers.size >= MOST_PROVIDERS) providers.clear()
  providers.set(provider, provider)
  return provider
}

/** A pattern, made ready to be compared with many names. */
export interface OperationPattern {
  /** normalized */
  readonly text: string
  readonly first: string
  /** between two wildcards each; null where there is no wildcard at all */
  readonly middle: readonly string[] | null
  readonly last: string
  /** the length of the shortest name that it may match */
  readonly shortest: number
}

export function parsePattern(pattern: string): OperationPattern {
  const text = normalizeOperationName(pattern)
  const pieces = text.split('*')
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)]
  const shortest = first.length + last.length - sharedSlash(first, last)
  return { text, first, middle: pieces.length === 1 ? null : pieces.slice(1, -1), last, shortest }
}

/** `matchesOperation` for a name that already went through `normalizeOperationName`. */
export function matchesPattern(pattern: OperationPattern, name: string): boolean {
  const { text, first, middle, last, shortest } = pattern
  if (middle === null) return name === text
  if (name.length < shortest) return false
  if (last !== '' && !name.endsWith(last)) return false
  if (!startsWith(name, first)) return false
  return middle.length === 0 || matchesMiddle(pattern, middle, name)
}

/** A look at one character spares most of the longer ones. */
function startsWith(name: string, start: string): boolean {
  const last = start.length - 1
  return last === -1 || (name.charCodeAt(last) === start.charCodeAt(last) && name.startsWith(start))
}

function matchesMiddle({ first, last }: OperationPattern, middle: readonly string[], name: string): boolean {
  let end = first.length
  let previous = first
  for (const piece of middle) {
    const found = name.indexOf(piece, end - sharedSlash(previous, piece))
    if (found === -1) return false
    end = found + piece.length
    previous = piece
  }
  return name.length - last.length >= end - sharedSlash(previous, last)
}

/** Both neighbours of an empty `*` may be the one slash between two segments. */
function sharedSlash(before: string, after: string): 0 | 1 {
  return before.endsWith('/') && after.startsWith('/') ? 1 : 0
}
