import { parseArgs } from 'node:util'
import { readAzRest } from './az-rest.ts'
import type { ArmRequest, RoleToAssign } from './sandbox-actions.ts'

export type AzCommand =
  | { readonly kind: 'assign-role'; readonly line: string; readonly assignment: RoleToAssign }
  | { readonly kind: 'send-request'; readonly line: string; readonly request: ArmRequest }
  | { readonly kind: 'unusable'; readonly line: string; readonly text: string }

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Reads what was typed into the sandbox's terminal: `az role assignment create` and `az rest` commands, one a
 * line; a backslash at the end continues a line, as in a shell.
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

function readLine(line: string): AzCommand {
  const words = shellWords(line)
  const [az, role, assignment, create, ...options] = words
  if ([az, role].join(' ') === 'az rest') {
    const request = readAzRest(words.slice(2))
    return typeof request === 'string'
      ? { kind: 'unusable', line, text: request }
      : { kind: 'send-request', line, request }
  }
  if ([az, role, assignment, create].join(' ') !== 'az role assignment create') {
    const text = 'This terminal knows two commands: az role assignment create and az rest --method put.'
    return { kind: 'unusable', line, text }
  }
  const read = readOptions(options)
  if (typeof read === 'string') return { kind: 'unusable', line, text: read }
  const { role: roleName, scope } = read
  const principalId = read['assignee-object-id'] ?? read.assignee
  const roleId = roleName?.split('/').at(-1)
  if (roleId === undefined || !guid.test(roleId)) {
    return {
      kind: 'unusable',
      line,
      text: 'Expected --role with the GUID of a role definition; a name can change.',
    }
  }
  if (principalId === undefined || !guid.test(principalId)) {
    return {
      kind: 'unusable',
      line,
      text: 'Expected --assignee-object-id with the object id of a principal.',
    }
  }
  if (!scope?.startsWith('/')) {
    return { kind: 'unusable', line, text: 'Expected --scope with an ARM scope that starts with a slash.' }
  }
  return { kind: 'assign-role', line, assignment: { roleId, principalId, scope } }
}

type Options = Partial<Record<'role' | 'scope' | 'assignee-object-id' | 'assignee', string>>

function readOptions(words: readonly string[]): Options | string {
  try {
    return parseArgs({
      args: [...words],
      options: {
        role: { type: 'string' },
        scope: { type: 'string' },
        assignee: { type: 'string' },
        'assignee-object-id': { type: 'string' },
        'assignee-principal-type': { type: 'string' },
        description: { type: 'string' },
        output: { type: 'string', short: 'o' },
      },
    }).values
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault)
  }
}

/** Splits a line as a POSIX shell would, without expansion; a word that starts with # begins a comment. */
function shellWords(line: string): readonly string[] {
  const words = [...line.matchAll(/(?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s"'\\])+/g)].map(([word]) => word)
  const comment = words.findIndex((word) => word.startsWith('#'))
  return words.slice(0, comment === -1 ? undefined : comment).map(unquoted)
}

function unquoted(word: string): string {
  return word.replaceAll(
    /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/g,
    (_, double?: string, single?: string, escaped?: string) =>
      double === undefined ? (single ?? escaped ?? '') : double.replaceAll(/\\(["\\$`])/g, '$1'),
  )
}
