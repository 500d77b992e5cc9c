import { apiVersionOfType } from '../../knowledge/api-versions.ts'
import type { Connection } from '../../question/surroundings.ts'
import { keysRefusedBy } from '../../verdict/settings/keys.ts'
import type { AdviceStep } from '../advice.ts'
import { bashWord } from '../commands/shell-quote.ts'

/** Nobody's roles are used over a connection that signs in with a key, which its target may refuse altogether. */
export function keyConnectionSteps(connections: readonly Connection[]): readonly AdviceStep[] {
  return connections.flatMap((connection) => {
    const step = notByRoles(connection)
    const refused = usesSecretOfTarget(connection) ? keysRefusedBy(connection.targetResource) : null
    return refused === null ? [step] : [step, switchStep(connection, refused)]
  })
}

function notByRoles({ resource, authType, targetResource, target }: Connection): AdviceStep {
  return {
    step: 'not-a-role-problem',
    text: `The connection ${resource.name} signs in to ${targetResource?.name ?? target ?? 'its target'} with ${/key|sas/i.test(authType) ? 'a key' : 'credentials of its own'} (${authType}), so roles there are not used. If calls through it fail, check what it signs in with, and whether the target still accepts that.`,
  }
}

/** Keys and SAS tokens are the target's own; a password or a service principal is something else. */
function usesSecretOfTarget({ authType }: Connection): boolean {
  return /^(?:accesskey|accountkey|apikey|customkeys|sas)$/i.test(authType)
}

function switchStep({ resource, category, target, targetResource }: Connection, refused: string): AdviceStep {
  const body = JSON.stringify({ properties: { authType: 'AAD', category, target } })
  const url = `${resource.id}?api-version=${apiVersionOfType(resource.type) ?? ''}`
  return {
    step: 'change-setting',
    scope: resource.id,
    text: `${targetResource?.name ?? 'The target'} takes no keys (${refused}), so every call through ${resource.name} is refused. Let the connection sign in with Microsoft Entra ID (properties.authType AAD); whoever calls through it then needs a role on the target.`,
    commands: { azureCli: `az rest --method patch --url ${bashWord(url)} --body ${bashWord(body)}` },
  }
}
