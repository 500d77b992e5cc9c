import type { BoundRequirement, Resource } from '../../question/question.ts'
import type { Principal } from '../../rbac/principal.ts'
import { ownPermissions, permissionFor, type PolicyPermission } from '../../verdict/settings/key-vault.ts'
import type { AdviceStep } from '../advice.ts'
import { bashWord } from '../commands/shell-quote.ts'

/** Adds what is needed to the access policy of a principal, or makes one. */
export function accessPolicyStep(
  { requirement: { operations } }: BoundRequirement,
  vault: Resource,
  assignee: Principal,
): AdviceStep {
  const flags = permissionFlags(
    vault,
    assignee,
    operations.map(({ name }) => name),
  )
  return {
    step: 'grant-elsewhere',
    principalId: assignee.id,
    scope: vault.id,
    text: `${vault.name} uses access policies: someone who may write the vault adds one for ${assignee.name ?? assignee.id}.`,
    commands: {
      azureCli: `az keyvault set-policy --name ${bashWord(vault.name)} --object-id ${bashWord(assignee.id)} ${flags}`,
    },
  }
}

/** `az keyvault set-policy` replaces a principal's permissions of a kind, so that those held are named again. */
function permissionFlags(vault: Resource, assignee: Principal, operations: readonly string[]): string {
  const needed = operations.map(permissionFor).filter((each) => each !== null)
  if (needed.length < operations.length) return policyPermissions(operations)
  const kinds = [...new Set(needed.map(({ of }) => of))]
  return kinds
    .map((kind) => {
      const wanted = needed.filter(({ of }) => of === kind).map(({ permission }) => permission)
      const all = new Set([...ownPermissions(vault, assignee.id, kind), ...wanted])
      return `${FLAGS[kind]} ${[...all].map(bashWord).join(' ')}`
    })
    .join(' ')
}

const FLAGS: Readonly<Record<PolicyPermission['of'], string>> = {
  keys: '--key-permissions',
  secrets: '--secret-permissions',
  certificates: '--certificate-permissions',
}

/** Azure CLI, `az keyvault set-policy`: the usual permissions for the kind of object that operations speak of. */
export function policyPermissions(operations: readonly string[]): string {
  const all = operations.join(' ').toLowerCase()
  if (all.includes('/keys/')) return '--key-permissions get list'
  if (all.includes('/certificates/')) return '--certificate-permissions get list'
  return all.includes('setsecret') ? '--secret-permissions get list set' : '--secret-permissions get list'
}
