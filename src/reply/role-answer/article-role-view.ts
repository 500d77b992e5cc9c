import type { Finding } from '../../custom-roles/finding.ts'
import type { ArticleRoleList, ArticleRoleOffer } from '../../role-questions/answers/offer-article-role.ts'
import { cutList } from '../cut-list.ts'
import type { Label } from '../labels.ts'
import type { Limits } from '../limits.ts'
import { strong } from '../phrase.ts'
import { codeOf, makeCommand } from './custom-role-code.ts'
import { findingSection, nearSection } from './finding-section.ts'
import { abilitySection, count, disagreementSection, rowSection, titlesIn } from './role-sections.ts'
import { SOURCE_NOTE, type RoleView } from './role-view.ts'

const LABEL: Label = { mark: '✓', word: 'Custom role of the article', tone: 'accent' }
const LIST: Label = { mark: '✓', word: 'Custom roles of the article', tone: 'accent' }

/** What is wrong with it stands behind a button, beyond the first. */
const MOST_FINDINGS = 2

export function articleRoleView(offer: ArticleRoleOffer, limits: Limits): RoleView {
  const { role, definition, isForAnyScope, review, disagreements, commands } = offer
  const { findings, explanation, meets, nearest } = review
  return {
    headline: { label: LABEL, text: headlineText(offer) },
    notes: [
      definition === null
        ? 'It cannot be assigned at that scope: Azure takes data actions in subscriptions, and in what is below them.'
        : 'It is not built in: somebody has to make it, which takes Microsoft.Authorization/roleDefinitions/write.',
      isForAnyScope
        ? `Put the id of your subscription in place of the zeros, or ask for it in one: “${role.roleName} in /subscriptions/…”.`
        : '',
      findingNote(findings),
      SOURCE_NOTE,
    ],
    sections: [
      ...(explanation === null ? [] : [abilitySection('It lets one', explanation.can, limits)]),
      disagreementSection(disagreements, limits),
      findingSection('What was found in it', findings.slice(0, MOST_FINDINGS), limits),
      nearSection(nearest, limits),
    ],
    details: [
      findingSection('What else was found in it', findings.slice(MOST_FINDINGS), limits),
      rowSection('Rows that it meets', meets, limits),
    ],
    ...(definition === null ? {} : { code: codeOf(definition) }),
    ...(isForAnyScope ? {} : makeCommand(commands, limits)),
  }
}

const MOST_IN_HEADLINE = 3

function headlineText({ role, review }: ArticleRoleOffer): string {
  const titles = titlesIn(review.explanation?.can ?? [], MOST_IN_HEADLINE)
  return titles === '' ? `${role.roleName}: ${role.description}` : `${role.roleName} lets one ${titles}`
}

function findingNote(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'It was looked over: nothing is wrong with it.'
  return `It stands here as the article prints it. ${count(findings.length, 'thing')} in it ${findings.length === 1 ? 'does' : 'do'} nothing, or not what ${findings.length === 1 ? 'it seems' : 'they seem'} to.`
}

export function articleRoleListView({ roles }: ArticleRoleList, limits: Limits): RoleView {
  const [first] = roles
  return {
    headline: { label: LIST, text: `The article has ${count(roles.length, 'custom role')}` },
    notes: [
      `Ask for one by its name to have it filled in and looked over: “show ${first?.roleName ?? ''}”.`,
      'To have one made for what you need, say it: “build a role to deploy models, no keys”.',
      SOURCE_NOTE,
    ],
    sections: [
      {
        heading: 'They are',
        entries: cutList(
          roles.map(({ roleName, description }) => [strong(`${roleName}: `), { text: description }]),
          limits.rows,
        ),
      },
    ],
    details: [],
  }
}
