import { longestScope } from '../../question/resource-reference.ts'

/** A text without the ARM id that stands in it, and that id; `in` or `for` before it goes too. */
export function withoutScope(text: string): { readonly rest: string; readonly scope: string | null } {
  const path = /(?:\b(?:in|at|on|for) )?(\/subscriptions\/\S+)/i.exec(text)
  if (path?.[1] === undefined) return { rest: text, scope: null }
  return { rest: text.replace(path[0], ' '), scope: longestScope(path[1]) }
}
