import type { Reluctance } from '../../advice/least/reluctance.ts'
import { ROLES } from '../../knowledge/role-names.ts'
import type { BringingRole } from '../../role-questions/answers/roles-for-need.ts'
import { cutList, joinNames } from '../cut-list.ts'
import type { Limits } from '../limits.ts'
import { plain, strong, type Phrase } from '../phrase.ts'
import { count } from './role-sections.ts'
import type { RoleSection } from './role-view.ts'

/** Of those that suffice by themselves the least ones, the article's, and the ones that most people hold. */
export function bringingSection(roles: readonly BringingRole[], limits: Limits): RoleSection {
  return {
    heading: roles.length === 1 ? 'The role' : `${count(roles.length, 'role')}, the least first`,
    entries: cutList(roles.filter(isTold).map(rolePhrase), limits.rows),
  }
}

export function otherBringingSection(roles: readonly BringingRole[], limits: Limits): RoleSection {
  const names = roles.filter((role, index) => !isTold(role, index)).map(({ name }) => name)
  return {
    heading: 'Other roles that bring it',
    entries: cutList(names.length === 0 ? [] : [plain(joinNames(names, limits.rows))], 1),
  }
}

const FIRST = 6
const WELL_KNOWN: readonly string[] = [ROLES.reader.id, ROLES.contributor.id, ROLES.owner.id]

function isTold({ id, namedBy }: BringingRole, index: number): boolean {
  return index < FIRST || namedBy !== null || WELL_KNOWN.includes(id)
}

export const NAMERS: Readonly<Record<NonNullable<BringingRole['namedBy']>, string>> = {
  article: 'the article',
  foundry: 'Foundry',
}

function rolePhrase({ name, others, othersBeyondReading, reluctance, namedBy }: BringingRole): Phrase {
  const origin = namedBy === null ? '' : `; named by ${NAMERS[namedBy]} for this`
  return [strong(name), { text: `: ${besides(others, othersBeyondReading)}${KINDS[reluctance]}${origin}` }]
}

/** What changes something or reaches contents weighs more than reading settings, so both numbers are told. */
function besides(others: number, beyondReading: number): string {
  if (others === 0) return 'nothing else'
  const share =
    beyondReading === 0
      ? 'only reading settings'
      : `${beyondReading === others ? '' : `${beyondReading.toLocaleString('en')} `}beyond reading settings`
  return `${count(others, 'other operation')} (${share})`
}

const KINDS: Readonly<Record<Reluctance, string>> = {
  general: '',
  'special-purpose': "; made for one product or a service's own identity, in preview or deprecated",
  contributor: '',
  'gives-access': '; can give access to others',
  owner: '; can give access to others',
}
