import { OpenUrlAction, type IAdaptiveCard } from '@microsoft/teams.cards'
import { card, execute, line, refreshing } from '../card-elements.ts'
import { cleanName } from '../clean-text.ts'
import { plain, strong } from '../phrase.ts'

/** How far the help with somebody's error has come, as everyone may know it. */
export type CaseStage = 'asks-back' | 'looked-into' | 'requested' | 'granted' | 'handled' | 'solved'

/** What everyone in a conversation sees of the help with one person's error. */
export interface CaseView {
  readonly id: string
  readonly authorName: string | null
  readonly stage: CaseStage
  /** accounts in Teams of those for whom there is more to see */
  readonly insiders: readonly string[]
  /** of the last day, in the same conversation; null: none */
  readonly similar: SimilarCase | null
}

/** A case about the same failure. */
export interface SimilarCase {
  readonly isSolved: boolean
  /** of its thread; null where it cannot be opened */
  readonly url: string | null
}

const LONGEST_NAME = 80

/** One line for everyone, which turns into their own view for those whom it concerns. */
export function caseCard({ id, authorName, stage, insiders, similar }: CaseView): IAdaptiveCard {
  const name = authorName === null ? 'whoever wrote it' : cleanName(authorName, LONGEST_NAME)
  const [word, text] = STAGES[stage](name)
  const view = { verb: 'view-case', case: id } as const
  return card(`${word} ${text}`, [
    line([strong(`${word} `), ...plain(text)]),
    ...(similar === null ? [] : [line(plain(similarText(similar)), { spacing: 'Small' })]),
  ])
    .withActions(
      execute('Show my view', view),
      ...(similar?.url == null ? [] : [new OpenUrlAction(similar.url, { title: 'Open that thread' })]),
    )
    .withRefresh(refreshing(view, insiders))
}

function similarText({ isSolved }: SimilarCase): string {
  return isSolved
    ? 'The same failed here in the last day, and was solved: see there what was missing.'
    : 'The same failed here in the last day, and is being looked into there.'
}

const STAGES: Readonly<Record<CaseStage, (name: string) => readonly [word: string, text: string]>> = {
  'asks-back': (name) => ['One question is open.', `Only ${name} sees it here.`],
  'looked-into': (name) => ['Looked into.', `Only ${name} sees what I found.`],
  requested: (name) => [
    'Being handled.',
    `${name} has asked for access; whoever can grant it sees the request here.`,
  ],
  granted: () => ['Granted.', 'It takes effect within minutes; I look again.'],
  handled: () => ['Handled.', 'There is nothing more to do here.'],
  solved: () => ['Solved.', 'The access is there.'],
}
