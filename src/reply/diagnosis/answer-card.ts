import {
  AdaptiveCard,
  ShowCardAction,
  type CardElementArray,
  type ColumnSet,
  type IAdaptiveCard,
} from '@microsoft/teams.cards'
import {
  banner,
  card,
  commandBlock,
  heading,
  line,
  marked,
  picture,
  prompt,
  submit,
} from '../card-elements.ts'
import type { CutList } from '../cut-list.ts'
import type { DetailEntry } from './details.ts'
import type { AnswerView, ShownPicture } from './diagnosis-view.ts'
import type { NextStep } from './next-steps.ts'
import type { OtherCommand } from './other-commands.ts'
import { plain, strong } from '../phrase.ts'
import type { RequirementRow, RowGroup, WiringView } from './requirement-rows.ts'
import { stepLeads } from './step-numbers.ts'

/** What failed and for whom, why, how to fix it; behind a button, what stands behind the answer. */
export function answerCard(view: AnswerView, prompts: readonly string[]): IAdaptiveCard {
  const { headline, context } = view
  return card(`${headline.label.word}: ${headline.text}`, [
    banner(headline, context),
    ...view.notes.shown.map((text) => line(plain(text))),
    ...moreElements(view.notes.hidden),
    ...view.groups.flatMap((group) => groupElements(group, view.picture)),
    ...listElements('Watch out', view.traps),
    ...stepElements(view),
    ...listElements('Also in this error', view.otherFailures),
    ...listElements('What could not be read', view.blindSpots),
  ]).withActions(
    submit('Check again', { verb: 'check-again' }),
    ...detailsAction(view),
    submit('Not what I meant', { verb: 'not-what-i-meant' }),
    ...prompts.map(prompt),
  )
}

function groupElements(
  { heading: name, wiring, rows }: RowGroup,
  shown: ShownPicture | null,
): CardElementArray {
  return [
    ...(name === null ? [] : [line([strong(name)], { spacing: 'Large' })]),
    ...(wiring === null ? [] : shown === null ? wiringLines(wiring) : [picture(shown)]),
    ...rows.shown.map(rowElement),
    ...moreElements(rows.hidden),
  ]
}

function wiringLines({ links }: WiringView): CardElementArray {
  return [...links.shown.map((phrase) => line(phrase, { spacing: 'Small' })), ...moreElements(links.hidden)]
}

function rowElement({ label, title, whoAndWhere, reason }: RequirementRow): ColumnSet {
  const state = reason === '' ? [strong(label.word)] : [strong(`${label.word}. `), { text: reason }]
  const place = whoAndWhere === null ? [] : [line(plain(whoAndWhere), { spacing: 'None' })]
  return marked(label, line(title), ...place, line(state, { spacing: 'None' }))
}

function stepElements({ stepsHeading, coverage, steps }: AnswerView): CardElementArray {
  if (steps.shown.length === 0) return []
  const leads = stepLeads(steps.shown)
  return [
    heading(stepsHeading),
    ...(coverage === null ? [] : [line(plain(coverage), { spacing: 'Small' })]),
    ...steps.shown.flatMap((step, index) => oneStep(step, leads[index] ?? '')),
    ...moreElements(steps.hidden),
  ]
}

function oneStep(
  { text, grantors, isAlternative, command, isCommandTooLong }: NextStep,
  lead: string,
): CardElementArray {
  const people = grantors === null ? [] : [line(plain(grantors.text), { spacing: 'Small' })]
  const isAhead = grantors?.isShared === true
  return [
    ...(isAhead ? people : []),
    line([{ text: lead }, ...text].filter((run) => run.text !== '')),
    ...(isAhead ? [] : people),
    ...(isCommandTooLong ? [line(plain('Its command is too long to show here.'))] : []),
    ...(isAlternative || command.length === 0 ? [] : [commandBlock(command)]),
  ]
}

function listElements(title: string, items: CutList<string>): CardElementArray {
  if (items.shown.length === 0) return []
  return [
    heading(title),
    ...items.shown.map((text) => line(plain(`• ${text}`), { spacing: 'Small' })),
    ...moreElements(items.hidden),
  ]
}

function moreElements(hidden: number): CardElementArray {
  return hidden === 0 ? [] : [line(plain(`and ${hidden} more`), { spacing: 'Small' })]
}

function detailsAction({ details, steps, otherCommands }: AnswerView): ShowCardAction[] {
  const alternatives = steps.shown.filter(({ isAlternative, command }) => isAlternative && command.length > 0)
  const body: CardElementArray = [
    ...details.flatMap(({ heading: title, entries }) => [heading(title), ...entries.flatMap(entryElements)]),
    ...alternatives.flatMap(({ text, command }) => [line(text, { spacing: 'Large' }), commandBlock(command)]),
    ...otherCommands.shown.flatMap(otherCommandElements),
    ...(otherCommands.hidden === 0
      ? []
      : [
          line(
            plain(
              otherCommands.hidden === 1
                ? 'A command for another tool is left out.'
                : `${otherCommands.hidden} commands for other tools are left out.`,
            ),
          ),
        ]),
  ]
  return body.length === 0
    ? []
    : [new ShowCardAction({ title: 'Show details', card: new AdaptiveCard(...body) })]
}

function otherCommandElements({ title, lines, undo }: OtherCommand): CardElementArray {
  return [
    line([strong(title)], { spacing: 'Large' }),
    ...(lines.length === 0 ? [] : [commandBlock(lines)]),
    ...(undo.length === 0 ? [] : [line(plain('To undo it:'), { spacing: 'Small' }), commandBlock(undo)]),
  ]
}

function entryElements({ title, lines }: DetailEntry): CardElementArray {
  return [
    line(title, { spacing: lines.length === 0 ? 'Small' : 'Default' }, { size: 'Small' }),
    ...lines.map((phrase) => line(phrase, { spacing: 'None' }, { size: 'Small' })),
  ]
}
