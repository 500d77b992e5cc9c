import type { RolesForNeed, RolesForPart } from '../../role-questions/answers/roles-for-need.ts'
import { cleanText } from '../clean-text.ts'
import { cutList, joinNames } from '../cut-list.ts'
import type { Label } from '../labels.ts'
import type { Limits } from '../limits.ts'
import { plain, strong, type Phrase } from '../phrase.ts'
import { upperFirst } from '../sentence-case.ts'
import { bringingSection, NAMERS, otherBringingSection } from './bringing-roles.ts'
import { disagreementSection, rowSections } from './role-sections.ts'
import { SOURCE_NOTE, type RoleSection, type RoleView } from './role-view.ts'

const LABEL: Label = { mark: '✓', word: 'Least role', tone: 'accent' }

export function rolesForNeedView({ need, parts, disagreements }: RolesForNeed, limits: Limits): RoleView {
  const title = cleanText(need.title, limits.text)
  const [only, ...others] = parts
  const isOne = only !== undefined && others.length === 0
  return {
    headline: {
      label: LABEL,
      text: isOne
        ? headlineText(only, title, need.isOfBuiltInRoles)
        : `The least role to ${title} depends on the resource`,
    },
    notes: [
      isOne ? namedNote(only) : '',
      isOne && only.isFarTooBroad && !need.isOfBuiltInRoles
        ? 'Even the least is far more than that takes: a custom role of just these operations would be narrower.'
        : '',
      'To see whether you hold such a role somewhere, ask with the name of the resource.',
      SOURCE_NOTE,
    ],
    sections: [
      ...(isOne ? [bringingSection(only.roles, limits)] : [leastSection(parts, limits)]),
      customSection(parts, need.isOfBuiltInRoles, limits),
      disagreementSection(disagreements, limits),
    ],
    details: [
      ...(isOne ? [otherBringingSection(only.roles, limits)] : []),
      ...rowSections([...new Set(parts.flatMap(({ rows }) => rows))], limits),
      {
        heading: 'What it takes',
        entries: cutList(
          parts.flatMap((part) => operationPhrases(part, limits)),
          limits.rows,
        ),
      },
    ],
  }
}

function headlineText({ least, roles }: RolesForPart, title: string, isOfBuiltInRoles: boolean): string {
  if (isOfBuiltInRoles && roles.length > 0) {
    const all = joinNames(
      roles.map(({ name }) => name),
      MOST_IN_HEADLINE,
    )
    return `${all} let one ${title}; by the article, no custom role does`
  }
  const names = least.map(({ name }) => name)
  if (names.length === 0) return `No built-in role lets one ${title}`
  if (names.length > 1) return `No single role lets one ${title}: it takes ${joinNames(names, names.length)}`
  return roles.length === 1
    ? `Only ${names.join('')} lets one ${title}`
    : `${names.join('')} is the least role to ${title}`
}

const MOST_IN_HEADLINE = 4

/** Whoever knows the article, or Foundry, expects its role first. */
function namedNote({ least, roles }: RolesForPart): string {
  const names = least.map(({ name }) => name)
  const [first] = [...Map.groupBy(roles, ({ namedBy }) => namedBy)]
    .flatMap(([namer, named]) => (namer === null ? [] : [{ namer, named }]))
    .toSorted((left, right) => (left.namer < right.namer ? -1 : 1))
  if (first === undefined || roles.some(({ name, namedBy }) => namedBy !== null && names.includes(name)))
    return ''
  const theirs = joinNames(
    first.named.map(({ name }) => name),
    first.named.length,
  )
  return `${upperFirst(NAMERS[first.namer])} names ${theirs} for it. ${joinNames(names, names.length)} comes first as its definition grants it too, with less besides.`
}

/** The least for each kind of resource. */
function leastSection(parts: readonly RolesForPart[], limits: Limits): RoleSection {
  return {
    heading: 'The least role on each kind of resource',
    entries: cutList(
      parts.map(({ area, least }) => [
        strong(`${area ?? ''}: `),
        {
          text:
            least.length === 0
              ? 'no built-in role'
              : joinNames(
                  least.map(({ name }) => name),
                  least.length,
                ),
        },
      ]),
      limits.rows,
    ),
  }
}

/** Whoever is to get one has to make it first, and hubs are made by built-in ones only. */
function customSection(
  parts: readonly RolesForPart[],
  isOfBuiltInRoles: boolean,
  limits: Limits,
): RoleSection {
  const names = [...new Set(parts.flatMap(({ customRoles }) => customRoles.map(({ name }) => name)))]
  return {
    heading: "The article's custom roles that bring it",
    entries: cutList(
      isOfBuiltInRoles ? [] : names.map((name) => [strong(name), { text: `: ask “show ${name}” for it` }]),
      limits.rows,
    ),
  }
}

function operationPhrases({ operations }: RolesForPart, limits: Limits): readonly Phrase[] {
  return operations.map(({ name, isDataAction }) =>
    plain(`${cleanText(name, limits.text)} (${isDataAction ? 'data action' : 'action'})`),
  )
}
