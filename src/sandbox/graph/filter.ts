import type { GraphObject } from './objects.ts'

type Predicate = (object: GraphObject) => boolean

const CLAUSE = /\s*(\w+)\s+(?:eq\s+'((?:[^']|'')*)'|in\s*\(([^)]*)\))\s*(or\b|$)/iy

/**
 * `userPrincipalName eq 'a' or mail eq 'a'`, `id in ('a', 'b')`: equalities of strings joined by `or`, compared
 * without regard to case. null for anything else, and for properties that may not be filtered by.
 */
export function parseGraphFilter(text: string, filterable: readonly string[]): Predicate | null {
  const clauses: Predicate[] = []
  CLAUSE.lastIndex = 0
  for (let match = CLAUSE.exec(text); match !== null; match = CLAUSE.exec(text)) {
    const [, name = '', value, list, joint] = match
    const property = filterable.find((each) => each.toLowerCase() === name.toLowerCase())
    const values = value === undefined ? listed(list ?? '') : [unquoted(value)]
    if (property === undefined || values === null) return null
    clauses.push((object) => {
      const found = object[property]
      return typeof found === 'string' && values.includes(found.toLowerCase())
    })
    if (joint === '') return (object) => clauses.some((clause) => clause(object))
  }
  return null
}

function listed(text: string): string[] | null {
  const items = text.split(',').map((item) => /^\s*'((?:[^']|'')*)'\s*$/.exec(item)?.[1])
  return items.every((item) => item !== undefined) ? items.map(unquoted) : null
}

function unquoted(text: string): string {
  return text.replaceAll("''", "'").toLowerCase()
}
