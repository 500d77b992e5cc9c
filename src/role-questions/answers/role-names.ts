import { builtInRoles, formerNamesOf } from '../../knowledge/catalogue/roles.ts'
import type { RoleName } from '../../knowledge/requirement.ts'

/** What a role is called now, and was called before. */
export interface RoleNaming {
  readonly kind: 'naming'
  readonly role: RoleName
  readonly formerNames: readonly string[]
  /** whether its GUID was asked for */
  readonly isOfId: boolean
}

/** Roles that were renamed; their ids stayed. */
export interface RenamedRoles {
  readonly kind: 'renamed-roles'
  /** those for Azure AI first */
  readonly roles: readonly (RoleName & { readonly formerNames: readonly string[] })[]
}

export function namesOfRole(role: RoleName, isOfId: boolean): RoleNaming {
  return { kind: 'naming', role, formerNames: otherNamesOf(role), isOfId }
}

const OF_AI = /\bAI\b/

export function renamedRoles(): RenamedRoles {
  const roles = builtInRoles()
    .map(({ id, name }) => ({ id, name, formerNames: otherNamesOf({ id, name }) }))
    .filter(({ formerNames }) => formerNames.length > 0)
  const isOfAi = ({ formerNames }: (typeof roles)[number]) => formerNames.some((name) => OF_AI.test(name))
  return { kind: 'renamed-roles', roles: [...roles.filter(isOfAi), ...roles.filter((role) => !isOfAi(role))] }
}

/** Names that differ in blanks only are no other names. */
function otherNamesOf({ id, name }: RoleName): readonly string[] {
  const bare = (text: string) => text.replaceAll(/\s+/g, ' ')
  return formerNamesOf(id).filter((former) => bare(former) !== bare(name))
}
