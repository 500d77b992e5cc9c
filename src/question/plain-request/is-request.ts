import type { Item } from './items.ts'
import { isOfResource } from './of-resource.ts'
import { CONTENTS, type Thing } from './things.ts'
import type { Verb } from './verbs.ts'

/**
 * What makes a text a question about access: words in this order, `WHO` being the asker or somebody named.
 * Articles and adverbs between them do not count; names and marks do.
 */
const FRAMES: readonly string[] = [
  ...['can WHO', 'can not WHO', 'WHO can not', 'what WHO can', 'if WHO can', 'WHO can do'],
  ...[
    'am WHO allowed',
    'is WHO allowed',
    'is me allowed',
    'am WHO not allowed',
    'is WHO not allowed',
    'WHO be allowed',
  ],
  ...[
    'what WHO am allowed',
    'if WHO am allowed',
    'what WHO is allowed',
    'if WHO is allowed',
    'WHO am not allowed',
  ],
  ...[
    'do WHO have',
    'do WHO not have',
    'WHO do not have',
    'WHO have not access',
    'if WHO have',
    'what WHO have',
  ],
  ...['have WHO access', 'if me have', 'do me have', 'what me have'],
  ...['do WHO need', 'what WHO need', 'role WHO need', 'access WHO need', 'role me need'],
  ...['am WHO missing', 'is WHO missing', 'do WHO missing', 'what WHO missing', 'WHO am missing'],
  ...[
    'am WHO role-name',
    'is WHO role-name',
    'am WHO persona',
    'what persona',
    'what is missing',
    'is missing',
    'is needed',
  ],
  ...['what role', 'what access', 'what of my role', 'what role-name'],
  ...['my access', 'my role', 'my assignment', 'access of WHO', 'role of WHO', 'assignment of WHO'],
  ...[
    'WHO access',
    'WHO role',
    'WHO assignment',
    'tell role',
    'tell access',
    'tell me role',
    'tell me access',
  ],
  ...[
    'check',
    'possible for PERSON',
    'work for PERSON',
    'granted to PERSON',
    'hidden from PERSON',
    'hidden for PERSON',
  ],
  ...['let PERSON in', 'not let PERSON', 'not work'],
]

/** How to do something is another question, except how to come by access. */
const HOW_FRAMES: readonly string[] = [
  'how do WHO read access',
  'how can WHO read access',
  'how do WHO reach',
]

/** Who can give access is told with what is missing. */
const GRANTOR_FRAMES: readonly string[] = [
  'who can assign me',
  'who be allowed to assign me',
  'who do i reach access',
]

/** Orders to give somebody something, which nobody but an owner can fulfil. */
const ORDERS: readonly string[] = ['assign me', 'add me', 'invite me', 'create me']
const ORDERING: readonly Verb[] = ['assign', 'invite', 'add', 'delete']

const KEPT_FILLERS: readonly string[] = ['for', 'of', 'from', 'to', 'in']

/** Whether a text asks about access, rather than telling something or giving an order. */
export function isRequest(items: readonly Item[]): boolean {
  if (!isAboutAzure(items)) return false
  const sentence = ` ${items.flatMap(wordOf).join(' ')} `
  const says = (frame: string) => sentence.includes(` ${frame} `)
  if (says('who')) return GRANTOR_FRAMES.some(says)
  if (isOfResource(items)) return true
  if (ORDERS.some(says) && !says('assign me my')) return false
  const [first] = items
  if (first?.kind === 'verb' && ORDERING.includes(first.verb) && !endsAsQuestion(items)) return false
  if (says('how')) return variants(HOW_FRAMES).some(says)
  if (says('work') && !says('not') && !says('if') && !says('check')) return endsAsQuestion(items)
  return variants(FRAMES).some(says) || isTerse(items)
}

/** Without a thing, only `what can I do …` or a name that looks like one shows that this is about Azure. */
function isAboutAzure(items: readonly Item[]): boolean {
  const isWhat = items.some((item) => item.kind === 'frame' && item.word === 'what')
  return items.some((item) => {
    if (item.kind === 'name') return !item.isBare
    if (item.kind === 'principal' || (item.kind === 'frame' && item.word === 'i')) return isWhat
    return item.kind === 'thing' || item.kind === 'operation'
  })
}

function variants(frames: readonly string[]): readonly string[] {
  return frames.flatMap((frame) => [
    frame.replace('WHO', 'i').replace('PERSON', 'me'),
    frame.replace('WHO', 'them').replace('PERSON', 'them'),
  ])
}

function wordOf(item: Item): readonly string[] {
  switch (item.kind) {
    case 'frame':
      return [item.word]
    case 'thing':
      return [item.thing]
    case 'verb':
      return [item.verb]
    case 'principal':
      return ['them']
    case 'filler':
      return KEPT_FILLERS.includes(item.text) ? [item.text] : []
    case 'name':
    case 'operation':
    case 'mark':
      return ['…']
    default:
      return item satisfies never
  }
}

const TERSE_THINGS: readonly Thing[] = ['access', 'role', 'assignment', 'connection', 'playground']
const NEVER_TERSE: readonly Verb[] = ['assign', 'invite', 'add']

/** `access srch-1?`: a row's words and a name, and nothing else. Words for doing something need a question mark. */
function isTerse(items: readonly Item[]): boolean {
  if (items.some(({ kind }) => kind === 'frame')) return false
  if (items.some((item) => item.kind === 'verb' && NEVER_TERSE.includes(item.verb))) return false
  const isAsked = endsAsQuestion(items)
  const isDoing = items.some(({ kind }) => kind === 'verb')
  const isNamed = items.some(({ kind }) => ['name', 'principal', 'operation'].includes(kind))
  if (!isAsked && (isDoing || !isNamed)) return false
  return items.some(
    (item) =>
      item.kind === 'operation' ||
      item.kind === 'verb' ||
      (item.kind === 'thing' &&
        (TERSE_THINGS.includes(item.thing) || (isAsked && CONTENTS.includes(item.thing)))),
  )
}

function endsAsQuestion(items: readonly Item[]): boolean {
  const end = items.findLastIndex(({ kind }) => kind !== 'mark')
  return items.slice(end + 1).some(({ text }) => text === '?')
}
