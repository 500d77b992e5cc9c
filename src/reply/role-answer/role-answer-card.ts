import {
  AdaptiveCard,
  ShowCardAction,
  type CardElementArray,
  type IAdaptiveCard,
} from '@microsoft/teams.cards'
import type { RoleAnswer } from '../../role-questions/answer-role-question.ts'
import { banner, card, commandBlock, heading, line } from '../card-elements.ts'
import { fittingCard } from '../fitting-card.ts'
import { plain } from '../phrase.ts'
import { roleAnswerView } from './role-answer-view.ts'
import type { RoleSection, RoleView } from './role-view.ts'

/** An answer about roles as an Adaptive Card of at most 24 KB; behind a button, what it follows from. */
export function roleAnswerCard(answer: RoleAnswer): IAdaptiveCard {
  return fittingCard((limits) => draw(roleAnswerView(answer, limits)))
}

function draw({ headline, notes, sections, details, code = [], command }: RoleView): IAdaptiveCard {
  const [source = '', ...others] = notes.toReversed()
  return card(`${headline.label.word}: ${headline.text}`, [
    banner(headline, source),
    ...others.toReversed().map((note) => line(plain(note))),
    ...(code.length === 0 ? [] : [commandBlock(code)]),
    ...sections.flatMap(sectionElements),
  ]).withActions(...detailsAction(details, command))
}

function sectionElements({ heading: title, entries: { shown, hidden } }: RoleSection): CardElementArray {
  return [
    heading(title),
    ...shown.map((phrase) => line([{ text: '• ' }, ...phrase], { spacing: 'Small' })),
    ...(hidden === 0 ? [] : [line(plain(`and ${hidden} more`), { spacing: 'Small' })]),
  ]
}

function detailsAction(details: readonly RoleSection[], command: RoleView['command']): ShowCardAction[] {
  const body: CardElementArray = [
    ...details.flatMap(sectionElements),
    ...(command === undefined ? [] : [heading(command.heading), commandBlock(command.lines)]),
  ]
  return body.length === 0
    ? []
    : [new ShowCardAction({ title: 'Show details', card: new AdaptiveCard(...body) })]
}
