import { isGuid } from '../../rbac/guid.ts'
import type { Permission, RoleDefinition } from '../../rbac/role-definition.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'

export type Listing =
  | { readonly kind: 'trusted'; readonly roles: readonly RoleDefinition[] }
  /** `why`: what was expected and what was found */
  | { readonly kind: 'suspicious'; readonly why: string }

/** Azure retires a role now and then, never many at once. */
const LEAST_SHARE = 0.5

/** What Azure listed as its built-in roles, tidied, if the catalogue may be replaced by it. */
export function trustedListing(listed: readonly RoleDefinition[], { roles: kept }: Catalogue): Listing {
  const roles = listed.map(tidied)
  const least = Math.ceil(kept.length * LEAST_SHARE)
  if (roles.length < least) {
    return {
      kind: 'suspicious',
      why: `expected at least ${least} roles, half of what the catalogue holds, found ${roles.length}`,
    }
  }
  const why = roles.map(faultIn).find((fault) => fault !== null) ?? repetitionIn(roles)
  return why === null ? { kind: 'trusted', roles } : { kind: 'suspicious', why }
}

/** Azure lists some operation strings with stray spaces. */
function tidied(role: RoleDefinition): RoleDefinition {
  return { ...role, name: role.name.trim(), permissions: role.permissions.map(tidiedEntry) }
}

function tidiedEntry({ condition = '', ...lists }: Permission): Permission {
  return {
    actions: trimmed(lists.actions),
    notActions: trimmed(lists.notActions),
    dataActions: trimmed(lists.dataActions),
    notDataActions: trimmed(lists.notDataActions),
    ...(condition.trim() === '' ? {} : { condition: condition.trim() }),
  }
}

function trimmed(strings: readonly string[]): readonly string[] {
  return strings.map((each) => each.trim())
}

function faultIn({ id, name, isCustom, permissions }: RoleDefinition): string | null {
  if (!isGuid(id)) return `expected the GUID of a role, found ${quoted(id)}`
  if (name === '') return `expected the role ${id} to have a name, found none`
  if (isCustom) return `expected built-in roles only, found the custom role ${id}`
  const odd = permissions
    .flatMap(({ actions, notActions, dataActions, notDataActions }) =>
      [actions, notActions, dataActions, notDataActions].flat(),
    )
    .find((pattern) => !/^\S+$/.test(pattern))
  return odd === undefined
    ? null
    : `expected operations without spaces in the role ${id}, found ${quoted(odd)}`
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 80))
}

function repetitionIn(roles: readonly RoleDefinition[]): string | null {
  const ids = roles.map(({ id }) => id)
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index)
  return repeated === undefined ? null : `expected each role once, found ${repeated} twice`
}
