import type { BuiltRole } from '../../custom-roles/build-role.ts'
import type { RoleBuilt } from '../../role-questions/answers/build-role.ts'
import { cleanText } from '../clean-text.ts'
import { cutList, joinNames } from '../cut-list.ts'
import type { Label } from '../labels.ts'
import type { Limits } from '../limits.ts'
import { plain, strong, type Phrase } from '../phrase.ts'
import { codeOf, makeCommand } from './custom-role-code.ts'
import { count } from './role-sections.ts'
import type { RoleSection, RoleView } from './role-view.ts'

const LABEL: Label = { mark: '✓', word: 'A role of your own', tone: 'accent' }
const NONE: Label = { mark: '?', word: 'No role', tone: 'warning' }

export function builtRoleView({ built, isForAnyScope, errors }: RoleBuilt, limits: Limits): RoleView {
  const { role, builtIn, findings } = built
  return {
    headline: { label: role === null ? NONE : LABEL, text: headlineText(built) },
    notes: [
      errors === null || role === null
        ? ''
        : `It holds what ${errors === 1 ? 'the error that you pasted says was' : `the ${errors} errors that you pasted say was`} refused for want of a role, and nothing else.`,
      role !== null && isForAnyScope
        ? 'Put the id of your subscription in place of the zeros. To make a role takes Microsoft.Authorization/roleDefinitions/write there.'
        : '',
      role === null ? '' : notGrantedNote(built, limits),
    ],
    sections: [
      section('Of the built-in roles', builtIn === null ? [] : [builtInPhrase(builtIn)], limits),
      section(
        'What to know of it',
        findings.map(({ text }) => plain(cleanText(text, limits.text))),
        limits,
      ),
      section('Left out', leftOut(built, limits), limits),
    ],
    details: [],
    ...(role === null ? {} : { code: codeOf(role) }),
    ...(isForAnyScope ? {} : makeCommand(built.commands, limits)),
  }
}

export function nothingPastedView(): RoleView {
  return {
    headline: { label: NONE, text: 'I remember no error that you pasted here' },
    notes: [
      'Paste the errors first, each in a message, and ask again; or paste them after “build a role from these errors:”. I remember the last few of each person in each conversation.',
      'To say in words what the role is for works too: “build a role to deploy models, no keys”.',
    ],
    sections: [],
    details: [],
  }
}

function section(heading: string, entries: readonly Phrase[], limits: Limits): RoleSection {
  return { heading, entries: cutList(entries, limits.rows) }
}

function headlineText({ role, operations, unknown }: BuiltRole): string {
  if (role !== null) return `A custom role with ${count(operations.length, 'operation')} does it`
  if (operations.length === 0 && unknown.length > 0) return 'I do not know yet what the role is to hold'
  return operations.length === 0
    ? 'Nothing is left that a custom role could hold'
    : 'No custom role with these operations can be assigned there'
}

function notGrantedNote({ notGranted }: BuiltRole, limits: Limits): string {
  const names = joinNames(
    notGranted.map((text) => `“${cleanText(text, limits.name)}”`),
    limits.rows,
  )
  return names === '' ? '' : `It grants nothing of what ${names} rules out, so there is nothing to exclude.`
}

function builtInPhrase(builtIn: NonNullable<BuiltRole['builtIn']>): Phrase {
  const names = builtIn.roles.map(({ name }) => name).join(' and ')
  const verb = builtIn.roles.length === 1 ? 'lets' : 'let'
  const more = `${verb} one change ${count(builtIn.changesBeyond, 'other thing')}`
  return [
    strong(names),
    { text: builtIn.isNarrowEnough ? ` does as well and ${more}: prefer it.` : ` would do, and ${more}.` },
  ]
}

function leftOut({ unknown, ruledOut }: BuiltRole, limits: Limits): readonly Phrase[] {
  return [
    ...unknown.map(({ text, nearest, why }) => [
      strong(`“${cleanText(text, limits.text)}”: `),
      {
        text: [
          cleanText(why ?? 'I do not know these words.', limits.text),
          ...(nearest.length === 0
            ? []
            : [`Known: ${cleanText(joinNames(nearest, limits.rows), limits.text)}.`]),
        ].join(' '),
      },
    ]),
    ...ruledOut.map(({ name }) => plain(`${cleanText(name, limits.text)}, which is asked for and ruled out`)),
  ]
}
