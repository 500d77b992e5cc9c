import type { Operation } from '../../../src/rbac/operation.ts'
import type { RoleDefinition } from '../../../src/rbac/role-definition.ts'

/** One entry of a role, each pattern a regular expression. */
interface Entry {
  readonly actions: readonly RegExp[]
  readonly notActions: readonly RegExp[]
  readonly dataActions: readonly RegExp[]
  readonly notDataActions: readonly RegExp[]
}

export type ExpressionRole = readonly Entry[]

/** How a pattern becomes a regular expression. */
export type Translation = (pattern: string) => RegExp

/** The plain method: anchored, ignoring case, `*` any run of characters. It misses that `A`, `*`, `B` matches `A/B`. */
export const plainly: Translation = (pattern) => new RegExp(`^${escaped(pattern).join('.*')}$`, 'i')

/** The same, but a whole segment `*` may be empty: for comparing answers. */
export const faithfully: Translation = (pattern) =>
  new RegExp(`^${escaped(pattern).join('.*').replaceAll('/.*/', '/(?:.*/)?')}$`, 'i')

/** What stands between the wildcards. */
function escaped(pattern: string): readonly string[] {
  return pattern
    .trim()
    .split('*')
    .map((piece) => piece.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
}

export function compileRole({ permissions }: RoleDefinition, translate: Translation): ExpressionRole {
  return permissions.map(({ actions, notActions, dataActions, notDataActions }) => ({
    actions: actions.map(translate),
    notActions: notActions.map(translate),
    dataActions: dataActions.map(translate),
    notDataActions: notDataActions.map(translate),
  }))
}

export function allows(role: ExpressionRole, { name, isDataAction }: Operation): boolean {
  return role.some((entry) => {
    const listed = isDataAction ? entry.dataActions : entry.actions
    const excluded = isDataAction ? entry.notDataActions : entry.notActions
    return listed.some((each) => each.test(name)) && !excluded.some((each) => each.test(name))
  })
}
