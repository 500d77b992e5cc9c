import { bashWord, powershellWord } from './shell-quote.ts'
import { asciiJson } from './source-string.ts'

/** A request to Azure Resource Manager about a role assignment or a role definition. */
export interface ArmRequest {
  readonly method: 'put' | 'delete'
  /** ARM id of what is written or deleted */
  readonly id: string
  readonly body?: unknown
}

const API_VERSION = '2022-04-01'

/** The id of an extension resource of Microsoft.Authorization at a scope. */
export function armId(scope: string, type: 'roleAssignments' | 'roleDefinitions', name: string): string {
  return `${scope.replace(/\/$/, '')}/providers/Microsoft.Authorization/${type}/${name}`
}

/** The request for the Azure CLI, which puts the cloud's own address before a path. */
export function restCommand({ method, id, body }: ArmRequest): string {
  const withBody = body === undefined ? '' : ` --body ${bashWord(asciiJson(body))}`
  return `az rest --method ${method} --url ${bashWord(pathOf(id))}${withBody}`
}

/**
 * The request for Azure PowerShell. Its cmdlets for roles take no name for what they make, so that a second
 * run, or one after another tool, would fail (Azure PowerShell, `New-AzRoleAssignment`, `New-AzRoleDefinition`).
 */
export function powershellCommand({ method, id, body }: ArmRequest): string {
  const withPayload = body === undefined ? '' : ` -Payload ${powershellWord(asciiJson(body))}`
  return `Invoke-AzRestMethod -Method ${method.toUpperCase()} -Path ${powershellWord(pathOf(id))}${withPayload}`
}

/** `?` and `#` would end the path early. */
function pathOf(id: string): string {
  const path = id.toWellFormed().split('/').map(encodeURIComponent).join('/')
  return `${path}?api-version=${API_VERSION}`
}
