import { parseArgs } from 'node:util'
import { v5 as uuidV5 } from 'uuid'
import type { ArmCall } from './sandbox-actions.ts'
import { shellWords } from './shell-words.ts'
import { isGuid } from '../../rbac/guid.ts'

export type AzCommand =
  | { readonly kind: 'request'; readonly line: string; readonly call: ArmCall }
  | { readonly kind: 'unusable'; readonly line: string; readonly text: string }

/**
 * Reads what was typed into the sandbox's terminal: commands of the Azure CLI that write role assignments and
 * role definitions, one a line; a backslash at the end continues a line, as in a shell.
 */
export function readAzCommands(typed: string): readonly AzCommand[] {
  return typed
    .replaceAll('\r', '')
    .replaceAll(/ ?\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(readLine)
}

type Options = Readonly<Partial<Record<string, string>>>

/** `request`: what the command asks of ARM, or in words what it expected. */
interface KnownCommand {
  readonly words: string
  readonly options: readonly string[]
  readonly request: (options: Options) => ArmCall | string
}

const COMMANDS: readonly KnownCommand[] = [
  {
    words: 'az role assignment create',
    options: [
      ...['name', 'role', 'scope', 'assignee', 'assignee-object-id', 'assignee-principal-type'],
      'description',
    ],
    request: createAssignment,
  },
  { words: 'az role assignment delete', options: ['ids'], request: deleteAssignment },
  { words: 'az role definition delete', options: ['name', 'scope'], request: deleteDefinition },
  { words: 'az rest', options: ['method', 'url', 'body'], request: restCall },
]

function readLine(line: string): AzCommand {
  const typed = shellWords(line)
  const unusable = (text: string): AzCommand => ({ kind: 'unusable', line, text })
  const command = COMMANDS.find(({ words }) => `${typed.join(' ')} `.startsWith(`${words} `))
  if (command === undefined) {
    return unusable(`This terminal knows these commands: ${COMMANDS.map(({ words }) => words).join(', ')}.`)
  }
  const options = readOptions(typed.slice(command.words.split(' ').length), command.options)
  if (typeof options === 'string') return unusable(options)
  const call = command.request(options)
  return typeof call === 'string' ? unusable(call) : { kind: 'request', line, call }
}

function readOptions(words: readonly string[], names: readonly string[]): Options | string {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
  try {
    return parseArgs({
      args: [...words],
      options: { ...options, output: { type: 'string', short: 'o' } },
    }).values
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault)
  }
}

const VERSION = 'api-version=2022-04-01'
const ASSIGNMENT_NAMESPACE = '2f3a7f0c-52b1-5f0e-8a6d-6a8f4e9f1c11'

function createAssignment({ name, role, scope, ...options }: Options): ArmCall | string {
  const principalId = options['assignee-object-id'] ?? options['assignee']
  const principalType = options['assignee-principal-type']
  const roleId = role?.split('/').at(-1)
  if (roleId === undefined || !isGuid(roleId)) {
    return 'Expected --role with the GUID of a role definition; a name can change.'
  }
  if (principalId === undefined || !isGuid(principalId)) {
    return 'Expected --assignee-object-id with the object id of a principal.'
  }
  if (!scope?.startsWith('/')) return 'Expected --scope with an ARM scope that starts with a slash.'
  const unnamed = uuidV5(`${scope} ${roleId} ${principalId}`.toLowerCase(), ASSIGNMENT_NAMESPACE)
  return {
    method: 'PUT',
    path: `${scope}/providers/Microsoft.Authorization/roleAssignments/${name ?? unnamed}?${VERSION}`,
    body: {
      properties: {
        roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${roleId}`,
        principalId,
        ...(principalType === undefined ? {} : { principalType }),
      },
    },
  }
}

function deleteAssignment({ ids }: Options): ArmCall | string {
  if (!ids?.startsWith('/')) return 'Expected --ids with the ARM id of a role assignment.'
  return { method: 'DELETE', path: `${ids}?${VERSION}` }
}

function deleteDefinition({ name, scope }: Options): ArmCall | string {
  if (name === undefined || !isGuid(name)) return 'Expected --name with the GUID of a role definition.'
  if (!scope?.startsWith('/')) return 'Expected --scope with an ARM scope that starts with a slash.'
  return {
    method: 'DELETE',
    path: `${scope}/providers/Microsoft.Authorization/roleDefinitions/${name}?${VERSION}`,
  }
}

function restCall({ method = 'get', url, body }: Options): ArmCall | string {
  if (!url?.startsWith('/')) return 'Expected --url with a path of ARM that starts with a slash.'
  if (!/^(?:get|put|delete)$/i.test(method)) return 'Expected --method get, put or delete.'
  const call = { method: method.toUpperCase() as ArmCall['method'], path: url }
  if (body === undefined) return call
  try {
    return { ...call, body: JSON.parse(body) as unknown }
  } catch {
    return 'Expected --body with JSON.'
  }
}
