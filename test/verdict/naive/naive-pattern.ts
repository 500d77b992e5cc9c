/**
 * The operation patterns of role definitions, written from Azure's documentation alone and as plainly as can be:
 * it walks through characters, and shares no code with the real matcher. Too slow for use, good for comparing.
 */
export function naivelyMatches(pattern: string, name: string): boolean {
  return matchesFrom(pattern.trim().toLowerCase(), 0, name.trim().toLowerCase(), 0)
}

function matchesFrom(pattern: string, p: number, name: string, n: number): boolean {
  if (p === pattern.length) return n === name.length
  if (pattern[p] !== '*') return pattern[p] === name[n] && matchesFrom(pattern, p + 1, name, n + 1)
  const isEmptySegment = pattern[p - 1] === '/' && pattern[p + 1] === '/'
  if (isEmptySegment && matchesFrom(pattern, p + 2, name, n)) return true
  for (let end = n; end <= name.length; end += 1) if (matchesFrom(pattern, p + 1, name, end)) return true
  return false
}
