import { BUILT_IN_COSMOS_ROLES, cosmosRoleGrants } from '../../knowledge/cosmos-data-roles.ts'
import type { BoundRequirement, Resource } from '../../question/question.ts'
import type { Principal } from '../../rbac/principal.ts'
import { resourceGroupOf, scopeName } from '../../rbac/scope.ts'
import type { AdviceStep } from '../advice.ts'
import { bashWord } from '../commands/shell-quote.ts'

/** Assigns the smaller of Cosmos DB's built-in data roles that brings some operations. */
export function cosmosRoleStep(
  { requirement: { operations } }: BoundRequirement,
  account: Resource,
  assignee: Principal,
): AdviceStep {
  const role = BUILT_IN_COSMOS_ROLES.find((each) =>
    operations.every(({ name }) => cosmosRoleGrants(each, name)),
  )
  const who = assignee.name ?? assignee.id
  if (role === undefined) {
    return {
      step: 'grant-elsewhere',
      principalId: assignee.id,
      scope: account.id,
      text: `Neither of Cosmos DB's built-in data roles brings this. Whoever may write ${account.name} makes a data role with it (az cosmosdb sql role definition create) and assigns that to ${who}.`,
    }
  }
  const group = scopeName(resourceGroupOf(account.id) ?? account.id)
  return {
    step: 'grant-elsewhere',
    principalId: assignee.id,
    scope: account.id,
    text: `Assign ${role.name}, a data role of Cosmos DB's own, to ${who} on ${account.name}. Whoever may write the account can do this (Contributor, DocumentDB Account Contributor); where one database is enough, --scope takes /dbs/<database>.`,
    commands: {
      azureCli: [
        'az cosmosdb sql role assignment create',
        `--account-name ${bashWord(account.name)}`,
        `--resource-group ${bashWord(group)}`,
        '--scope /',
        `--principal-id ${bashWord(assignee.id)}`,
        `--role-definition-id ${role.id}`,
      ].join(' '),
    },
  }
}
