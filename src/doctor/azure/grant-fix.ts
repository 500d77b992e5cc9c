import { bashWord } from '../../advice/commands/shell-quote.ts'
import { fix, type Fix } from '../check.ts'
import type { TokenIdentity } from '../token-identity.ts'
import { READER_ROLE } from './reader-role.ts'

/** Gives the identity what it lacks to read, by the role that the deployment makes for it, or else Reader. */
export function grantActions(
  actions: readonly string[],
  scopes: readonly string[],
  identity: TokenIdentity,
): Fix {
  const { commands } = assignReader(identity, scopes)
  return fix(
    `Give the identity ${actions.join(', ')} there: add it to the actions of its custom role, or assign Reader, which holds every read.`,
    ...commands,
  )
}

export function assignReader({ objectId, kind }: TokenIdentity, scopes: readonly string[]): Fix {
  const type = kind === 'person' ? 'User' : 'ServicePrincipal'
  const places = scopes.length === 0 ? ['<ARM id of a management group or subscription>'] : scopes
  return fix(
    'Assign the role of deployment/, or Reader, to the identity where it is to read.',
    ...places.map(
      (place) =>
        `az role assignment create --role ${READER_ROLE} --assignee-object-id ${objectId} --assignee-principal-type ${type} --scope ${bashWord(place)}`,
    ),
  )
}

/** Application role of Microsoft Graph (its permissions reference). */
const DIRECTORY_READ_ALL = '7ab1d382-f21e-4acd-a863-ba3e13f7da61'
const MICROSOFT_GRAPH = '00000003-0000-0000-c000-000000000000'

export function grantPermission(
  narrowest: readonly string[],
  { objectId, kind }: TokenIdentity,
  graph: string,
): Fix {
  const narrower = narrowest.filter((name) => name !== 'Directory.Read.All')
  const enough = narrower.length === 0 ? '' : ` (for this alone ${narrower.join(' and ')} would do)`
  const text = `Grant the identity the application permission Directory.Read.All of Microsoft Graph${enough}. A Privileged Role Administrator can; it takes effect with the next token, for a managed identity up to a day later.`
  if (kind === 'person') return fix(`Sign in as somebody who may read the directory. ${text}`)
  const body = `{\\"principalId\\":\\"${objectId}\\",\\"resourceId\\":\\"$GRAPH\\",\\"appRoleId\\":\\"${DIRECTORY_READ_ALL}\\"}`
  return fix(
    text,
    `GRAPH=$(az ad sp show --id ${MICROSOFT_GRAPH} --query id --output tsv)`,
    `az rest --method POST --uri ${graph}/v1.0/servicePrincipals/${objectId}/appRoleAssignments --body "${body}"`,
  )
}
