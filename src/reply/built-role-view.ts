import type { RoleBuilt } from '../role-questions/build-role.ts'
import { cleanText, commandLines } from './clean-text.ts'
import { cutList, joinNames } from './cut-list.ts'
import type { Label } from './labels.ts'
import type { Limits } from './limits.ts'
import { plain, strong } from './phrase.ts'
import { count } from './role-sections.ts'
import type { RoleView } from './role-view.ts'

const LABEL: Label = { mark: '✓', word: 'A role of your own', tone: 'accent' }
const NONE: Label = { mark: '?', word: 'No role', tone: 'warning' }

export function builtRoleView({ built, isForAnyScope }: RoleBuilt, limits: Limits): RoleView {
  const { role, operations, ruledOut, unknown, builtIn } = built
  return {
    headline: {
      label: role === null ? NONE : LABEL,
      text:
        role === null
          ? 'There is no custom role for that'
          : `A custom role with ${count(operations.length, 'operation')} does it`,
    },
    notes: [
      role !== null && isForAnyScope
        ? 'Put the id of your subscription in place of the zeros. To make a role takes Microsoft.Authorization/roleDefinitions/write there.'
        : '',
    ],
    sections: [
      {
        heading: 'Of the built-in roles',
        entries: cutList(builtIn === null ? [] : [builtInPhrase(builtIn)], 1),
      },
      {
        heading: 'Left out',
        entries: cutList(
          [
            ...unknown.map(({ text, nearest }) => [
              strong(`“${cleanText(text, limits.text)}” `),
              { text: `I do not know. Known: ${joinNames(nearest, limits.rows)}.` },
            ]),
            ...ruledOut.map(({ name }) => plain(`${name}, which is asked for and ruled out`)),
          ],
          limits.rows,
        ),
      },
    ],
    details: [],
    ...(role === null
      ? {}
      : { code: commandLines(JSON.stringify({ properties: role.properties }, null, 2)) }),
  }
}

function builtInPhrase(builtIn: NonNullable<RoleBuilt['built']['builtIn']>) {
  const names = builtIn.roles.map(({ name }) => name).join(' and ')
  const more = `lets one change ${count(builtIn.changesBeyond, 'other thing')}`
  return [
    strong(names),
    { text: builtIn.isNarrowEnough ? ` does as well and ${more}: prefer it.` : ` would do, and ${more}.` },
  ]
}
