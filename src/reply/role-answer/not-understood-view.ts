import type { NotUnderstood } from '../../role-questions/answer-role-question.ts'
import type { RoleName } from '../../knowledge/requirement.ts'
import type { Headline } from '../banner-text.ts'
import { cutList, joinNames } from '../cut-list.ts'
import type { Label } from '../labels.ts'
import type { Limits } from '../limits.ts'
import { plain } from '../phrase.ts'
import { SOURCE_NOTE, type RoleView } from './role-view.ts'

const LABEL: Label = { mark: '?', word: 'Roles', tone: 'accent' }

const ALWAYS = [
  'Which role do I need to index documents?',
  'Which roles does the playground need?',
  'Custom roles of the article',
  'Build a role to deploy models, no keys',
]

export function notUnderstoodView({ roles }: NotUnderstood, limits: Limits): RoleView {
  const names = joinNames(
    roles.map(({ name }) => name),
    limits.rows,
  )
  const text =
    names === '' ? 'I do not understand that question about roles' : `I do not know that of ${names}`
  return viewOf({ label: LABEL, text }, roles, limits)
}

export function overviewView(limits: Limits): RoleView {
  const text = 'Ask me what roles allow, which role does something, and what the article says'
  return viewOf({ label: { ...LABEL, mark: '✓' }, text }, [], limits)
}

function viewOf(headline: Headline, roles: readonly RoleName[], limits: Limits): RoleView {
  const [first, second] = roles.map(({ name }) => name)
  const about = first ?? 'Azure AI Developer'
  const examples = [
    `What does ${about} allow?`,
    `What can ${about} not do on a hub?`,
    `Can ${about} deploy models?`,
    `Difference between ${about} and ${second ?? (about === 'Contributor' ? 'Reader' : 'Contributor')}`,
    ...ALWAYS,
  ]
  return {
    headline,
    notes: [
      'I know what the definitions of the built-in roles grant, and what the article says of them.',
      'For somebody’s access to a resource, ask with its name; for an error, paste the whole of it.',
      SOURCE_NOTE,
    ],
    sections: [{ heading: 'Ask such as', entries: cutList(examples.map(plain), limits.rows) }],
    details: [],
  }
}
