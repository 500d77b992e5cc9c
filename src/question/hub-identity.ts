import { scopeName } from '../rbac/scope.ts'
import type { Principal } from '../rbac/principal.ts'
import { systemIdentityOf } from './bound-requirements.ts'
import type { Resource } from './question.ts'

/**
 * The user-assigned identities that a hub acts as: the primary one where it names one (ARM,
 * `Microsoft.MachineLearningServices/workspaces` 2024-04-01, `primaryUserAssignedIdentity`), else each.
 */
export function userIdentitiesOf(hub: Resource): readonly Principal[] {
  const primary = hub.properties?.['primaryUserAssignedIdentity']
  const all = Object.entries(hub.identity?.userAssigned ?? {})
  const acting = all.filter(
    ([armId]) => typeof primary === 'string' && armId.toLowerCase() === primary.toLowerCase(),
  )
  return (acting.length > 0 ? acting : all).map(([armId, id]) => ({
    id,
    type: 'ServicePrincipal',
    name: scopeName(armId),
  }))
}

/** The identities that a hub reaches other resources with: its own, else those assigned to it. */
export function actingIdentitiesOf(hub: Resource): readonly Principal[] {
  const own = systemIdentityOf(hub)
  return own === null ? userIdentitiesOf(hub) : [own]
}
