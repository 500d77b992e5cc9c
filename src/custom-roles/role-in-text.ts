import { readRole } from './read-role.ts'

/** What only the definition of a role has. */
const LISTS = /"(?:not)?(?:data)?actions"\s{0,9}:/i
const MARKS = /"(?:permissions|assignableScopes|roleName|isCustom)"\s{0,9}:/i

/** Brackets of the words before it that are looked at. */
const MOST_STARTS = 20

/**
 * The JSON of a role definition that somebody wrote, with words or a fence around it; null where there is none. One
 * that is broken is given too, as what is wrong with it is worth telling.
 */
export function roleInText(text: string): string | null {
  if (!LISTS.test(text) || !MARKS.test(text)) return null
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1
  const pieces = startsIn(text)
    .filter((start) => start < end)
    .map((start) => text.slice(start, end))
  return pieces.find((piece) => readRole(piece).role !== null) ?? pieces[0] ?? null
}

function startsIn(text: string): readonly number[] {
  return [...text.matchAll(/[[{]/g)].slice(0, MOST_STARTS).map(({ index }) => index)
}
