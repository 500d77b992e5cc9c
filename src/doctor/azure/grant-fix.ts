import { bashWord } from '../../advice/commands/shell-quote.ts'
import { fix, type Fix } from '../check.ts'
import type { TokenIdentity } from '../token-identity.ts'
import { READER_ROLE } from './reader-role.ts'

/** What a check is without, and which actions it takes; what mends it is the same for all of them. */
export function withoutActions(without: string, actions: readonly string[]): string {
  return `${without} It needs ${actions.join(', ')} there.`
}

export function assignReader({ objectId, kind }: TokenIdentity, scopes: readonly string[]): Fix {
  const type = kind === 'person' ? 'User' : 'ServicePrincipal'
  const places = scopes.length === 0 ? ['<ARM id of a management group or subscription>'] : scopes
  return fix(
    'Deploy the role of deployment/infrastructure/reader-role there (again): it holds all that Rolecall reads, and no more. Or assign Reader, which holds every read.',
    ...places.map(
      (place) =>
        `az role assignment create --role ${READER_ROLE} --assignee-object-id ${objectId} --assignee-principal-type ${type} --scope ${bashWord(place)}`,
    ),
  )
}

/** Application role of Microsoft Graph (its permissions reference). */
const DIRECTORY_READ_ALL = '7ab1d382-f21e-4acd-a863-ba3e13f7da61'
const MICROSOFT_GRAPH = '00000003-0000-0000-c000-000000000000'

/** The same for the directory. */
export function withoutPermission(without: string, narrowest: readonly string[]): string {
  const narrower = narrowest.filter((name) => name !== 'Directory.Read.All')
  return narrower.length === 0 ? without : `${without} For this alone ${narrower.join(' and ')} would do.`
}

export function grantPermission({ objectId, kind }: TokenIdentity, graph: string): Fix {
  const text =
    'Grant the identity the application permission Directory.Read.All of Microsoft Graph. A Privileged Role Administrator can; it takes effect with the next token, for a managed identity up to a day later.'
  if (kind === 'person') return fix(`Sign in as somebody who may read the directory. ${text}`)
  const body = `{\\"principalId\\":\\"${objectId}\\",\\"resourceId\\":\\"$GRAPH\\",\\"appRoleId\\":\\"${DIRECTORY_READ_ALL}\\"}`
  return fix(
    text,
    `GRAPH=$(az ad sp show --id ${MICROSOFT_GRAPH} --query id --output tsv)`,
    `az rest --method POST --uri ${graph}/v1.0/servicePrincipals/${objectId}/appRoleAssignments --body "${body}"`,
  )
}
