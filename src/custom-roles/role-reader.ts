import { distance } from 'fastest-levenshtein'
import { error, warning, type Finding } from './finding.ts'
import { LISTS, type ListName, type PermissionDocument, type Placed } from './role-document.ts'

type JsonRecord = Readonly<Record<string, unknown>>

interface Place {
  readonly record: JsonRecord
  /** JSON pointer */
  readonly pointer: string
}

/** Takes what has the right type, and notes what has not, or is not taken at all. */
export class RoleReader {
  readonly findings: Finding[] = []

  /** Null: the place has neither permissions nor the lists of one. */
  permissions(at: Place): readonly PermissionDocument[] | null {
    const field = fieldOf(at.record, 'permissions')
    if (field === null) {
      return LISTS.some((name) => fieldOf(at.record, name) !== null) ? [this.#permission(at)] : null
    }
    const place = `${at.pointer}/${field.key}`
    const entries: readonly unknown[] = Array.isArray(field.value) ? field.value : [field.value]
    return entries.flatMap((entry, index) => {
      const pointer = Array.isArray(field.value) ? `${place}/${index}` : place
      if (!isRecord(entry)) {
        this.#wrongType(pointer, 'an object with actions and dataActions', entry)
        return []
      }
      this.checkFields({ record: entry, pointer })
      return [this.#permission({ record: entry, pointer })]
    })
  }

  #permission(at: Place): PermissionDocument {
    const list = (name: ListName) => this.texts(at, name) ?? []
    return {
      pointer: at.pointer,
      lists: {
        actions: list('actions'),
        notActions: list('notActions'),
        dataActions: list('dataActions'),
        notDataActions: list('notDataActions'),
      },
      condition: this.text(at, 'condition'),
    }
  }

  text({ record, pointer }: Place, name: string): Placed | null {
    const field = fieldOf(record, name)
    if (field === null || field.value === null) return null
    if (typeof field.value === 'string') return { text: field.value, pointer: `${pointer}/${field.key}` }
    this.#wrongType(`${pointer}/${field.key}`, 'a text', field.value)
    return null
  }

  texts({ record, pointer }: Place, name: string): readonly Placed[] | null {
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

  /** Fields that are there twice, in other letters, and those that are passed over for a slip in their names. */
  checkFields({ record, pointer }: Place): void {
    const seen = new Map<string, string>()
    for (const key of Object.keys(record)) {
      const name = key.toLowerCase()
      const place = `${pointer}/${escaped(key)}`
      const first = seen.get(name)
      if (first === undefined) seen.set(name, key)
      else this.findings.push(error('repeated-field', place, `The role has both ${first} and ${key}.`))
      const meant = KNOWN.includes(name)
        ? undefined
        : FIELDS.find((field) => isNear(name, field.toLowerCase()))
      if (meant !== undefined) {
        const text = `No field of a role is called ${JSON.stringify(key)}, so it is passed over. Did you mean ${meant}?`
        this.findings.push(warning('unknown-field', place, text))
      }
    }
  }

  #wrongType(pointer: string, expected: string, found: unknown): void {
    this.findings.push(error('wrong-type', pointer, `expected ${expected}, found ${kindOf(found)}`))
  }
}

/** What a slip in its name takes away from the role. */
const FIELDS = [...LISTS, 'permissions', 'assignableScopes', 'roleName', 'description', 'condition'] as const
const KNOWN: readonly string[] = FIELDS.map((field) => field.toLowerCase())
const MOST_SLIPS = 2

function isNear(name: string, field: string): boolean {
  return Math.abs(name.length - field.length) <= MOST_SLIPS && distance(name, field) <= MOST_SLIPS
}

/** `key` as a JSON pointer writes it. */
export function fieldOf(
  record: JsonRecord,
  name: string,
): { readonly key: string; readonly value: unknown } | null {
  const found = Object.entries(record).find(([key]) => key.toLowerCase() === name.toLowerCase())
  return found === undefined ? null : { key: escaped(found[0]), value: found[1] }
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
