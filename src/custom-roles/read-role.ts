import { error, type Finding } from './finding.ts'
import type { RoleDocument } from './role-document.ts'
import { fieldOf, isRecord, kindOf, RoleReader } from './role-reader.ts'

export interface ReadRole {
  /** null: the text holds no role definition */
  readonly role: RoleDocument | null
  /** what in it has another type than it should */
  readonly findings: readonly Finding[]
}

/** Nobody writes longer ones; Azure takes far fewer operations. */
const LONGEST = 1_000_000

/**
 * Reads a role definition in any of the shapes that Azure's tools take: ARM's `properties` with `permissions`, what
 * `az role definition list` prints, and the flat one of `az role definition create` and `New-AzRoleDefinition`. Names
 * are read in any case, and a list of one is its item.
 */
export function readRole(text: string): ReadRole {
  if (text.length > LONGEST)
    return refused('not-json', `expected a role definition of at most ${LONGEST} characters`)
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (fault) {
    const why = fault instanceof SyntaxError ? fault.message.replaceAll(/\s+/g, ' ').slice(0, 200) : ''
    return refused('not-json', `expected JSON, found a text that is none: ${why}`)
  }
  return roleIn(document)
}

function refused(code: 'not-json' | 'not-a-role', text: string, pointer = ''): ReadRole {
  return { role: null, findings: [error(code, pointer, text)] }
}

/** `az role definition list` prints a list. */
function roleIn(document: unknown): ReadRole {
  if (!Array.isArray(document)) return roleAt(document, '')
  const items: readonly unknown[] = document
  return items.length === 1
    ? roleAt(items[0], '/0')
    : refused('not-a-role', `expected one role definition, found a list of ${items.length}`)
}

function roleAt(document: unknown, pointer: string): ReadRole {
  if (!isRecord(document))
    return refused('not-a-role', `expected a role definition, found ${kindOf(document)}`, pointer)
  const inner = fieldOf(document, 'properties')
  const outer = { record: document, pointer }
  const at =
    inner !== null && isRecord(inner.value)
      ? { record: inner.value, pointer: `${pointer}/${inner.key}` }
      : outer
  const reader = new RoleReader()
  const permissions = reader.permissions(at)
  if (permissions === null) {
    return refused(
      'not-a-role',
      'expected a role definition with permissions, or with Actions or DataActions, found none of these',
      pointer,
    )
  }
  const role: RoleDocument = {
    pointer: at.pointer,
    // ARM calls the GUID `name`; where there is a `roleName`, that is the name
    name: reader.text(at, 'roleName') ?? reader.text(at, 'name'),
    description: reader.text(at, 'description'),
    permissions,
    assignableScopes: reader.texts(at, 'assignableScopes'),
  }
  reader.checkFields(at)
  return { role, findings: reader.findings }
}
