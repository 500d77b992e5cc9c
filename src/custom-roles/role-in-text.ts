/** What only the definition of a role has. */
const LISTS = /"(?:not)?(?:data)?actions"\s{0,9}:/i
const MARKS = /"(?:permissions|assignableScopes|roleName|isCustom)"\s{0,9}:/i

/** The JSON of a role definition that somebody wrote, with words or a fence around it; null where there is none. */
export function roleInText(text: string): string | null {
  if (!LISTS.test(text) || !MARKS.test(text)) return null
  const [start, end] = [text.search(/[[{]/), Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'))]
  return start === -1 || end < start ? null : text.slice(start, end + 1)
}
