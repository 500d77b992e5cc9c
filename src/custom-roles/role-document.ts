import { error, type Finding } from './finding.ts'

/** A text of a document, and where it stands. */
export interface Placed {
  readonly text: string
  /** JSON pointer */
  readonly pointer: string
}

export const LISTS = ['actions', 'notActions', 'dataActions', 'notDataActions'] as const
export type ListName = (typeof LISTS)[number]

export interface PermissionDocument {
  readonly pointer: string
  readonly lists: Readonly<Record<ListName, readonly Placed[]>>
}

/** A role definition as somebody wrote it. */
export interface RoleDocument {
  readonly pointer: string
  readonly name: Placed | null
  readonly description: Placed | null
  readonly permissions: readonly PermissionDocument[]
  /** null: the document has no such list */
  readonly assignableScopes: readonly Placed[] | null
}

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
  return roleIn(document, '')
}

function refused(code: 'not-json' | 'not-a-role', text: string, pointer = ''): ReadRole {
  return { role: null, findings: [error(code, pointer, text)] }
}

function roleIn(document: unknown, pointer: string): ReadRole {
  if (Array.isArray(document)) {
    const items: readonly unknown[] = document
    const [only, ...others] = items
    return only !== undefined && others.length === 0
      ? roleIn(only, `${pointer}/0`)
      : refused('not-a-role', `expected one role definition, found a list of ${document.length}`, pointer)
  }
  if (!isRecord(document))
    return refused('not-a-role', `expected a role definition, found ${kindOf(document)}`, pointer)
  const inner = fieldOf(document, 'properties')
  const outer = { record: document, pointer }
  const at =
    inner !== null && isRecord(inner.value)
      ? { record: inner.value, pointer: `${pointer}/${inner.key}` }
      : outer
  const reader = new RoleReader()
  const permissions = reader.permissions(at.record, at.pointer)
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
    name: reader.text(at, 'roleName') ?? reader.text(at.record === outer.record ? outer : at, 'name'),
    description: reader.text(at, 'description'),
    permissions,
    assignableScopes: reader.texts(at.record, at.pointer, 'assignableScopes'),
  }
  return { role, findings: reader.findings }
}

type JsonRecord = Readonly<Record<string, unknown>>

interface Place {
  readonly record: JsonRecord
  readonly pointer: string
}

/** Takes what has the right type, and notes what has not. */
class RoleReader {
  readonly findings: Finding[] = []

  permissions(record: JsonRecord, pointer: string): readonly PermissionDocument[] | null {
    const field = fieldOf(record, 'permissions')
    if (field === null) {
      return LISTS.some((name) => fieldOf(record, name) !== null) ? [this.#permission(record, pointer)] : null
    }
    const place = `${pointer}/${field.key}`
    const blocks: readonly unknown[] = Array.isArray(field.value) ? field.value : [field.value]
    return blocks.flatMap((block, index) => {
      const at = Array.isArray(field.value) ? `${place}/${index}` : place
      if (isRecord(block)) return [this.#permission(block, at)]
      this.#wrongType(at, 'an object with actions and dataActions', block)
      return []
    })
  }

  #permission(record: JsonRecord, pointer: string): PermissionDocument {
    const list = (name: ListName) => this.texts(record, pointer, name) ?? []
    return {
      pointer,
      lists: {
        actions: list('actions'),
        notActions: list('notActions'),
        dataActions: list('dataActions'),
        notDataActions: list('notDataActions'),
      },
    }
  }

  text({ record, pointer }: Place, name: string): Placed | null {
    const field = fieldOf(record, name)
    if (field === null || field.value === null) return null
    if (typeof field.value === 'string') return { text: field.value, pointer: `${pointer}/${field.key}` }
    this.#wrongType(`${pointer}/${field.key}`, 'a text', field.value)
    return null
  }

  texts(record: JsonRecord, pointer: string, name: string): readonly Placed[] | null {
    const field = fieldOf(record, name)
    if (field === null || field.value === null) return null
    const place = `${pointer}/${field.key}`
    if (!Array.isArray(field.value)) {
      this.#wrongType(place, 'a list of texts', field.value)
      return []
    }
    const items: readonly unknown[] = field.value
    return items.flatMap((item, index) => {
      if (typeof item === 'string') return [{ text: item, pointer: `${place}/${index}` }]
      this.#wrongType(`${place}/${index}`, 'a text', item)
      return []
    })
  }

  #wrongType(pointer: string, expected: string, found: unknown): void {
    this.findings.push(error('wrong-type', pointer, `expected ${expected}, found ${kindOf(found)}`))
  }
}

/** `key` as a JSON pointer writes it. */
function fieldOf(record: JsonRecord, name: string): { readonly key: string; readonly value: unknown } | null {
  const found = Object.entries(record).find(([key]) => key.toLowerCase() === name.toLowerCase())
  return found === undefined
    ? null
    : { key: found[0].replaceAll('~', '~0').replaceAll('/', '~1'), value: found[1] }
}

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
