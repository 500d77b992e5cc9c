import type { CutList } from '../cut-list.ts'
import type { DetailEntry } from './details.ts'
import type { Diagnosis } from './diagnosis.ts'
import { diagnosisView, type AnswerView, type QuestionView, type ReplyOptions } from './diagnosis-view.ts'
import { unrecognizedGuide } from '../guide/guide.ts'
import { guideText } from '../guide/guide-text.ts'
import type { Headline } from '../banner-text.ts'
import { ROOMY } from '../limits.ts'
import type { NextStep } from './next-steps.ts'
import type { OtherCommand } from './other-commands.ts'
import { phraseText } from '../phrase.ts'
import type { RowGroup } from './requirement-rows.ts'
import { stepLeads } from './step-numbers.ts'
import { wrap } from '../wrap.ts'

/** The card's content for a terminal: lines of at most 100 columns, commands unbroken on lines of their own. */
export function diagnosisText(diagnosis: Diagnosis, options: ReplyOptions): string {
  const view = diagnosisView(diagnosis, options, ROOMY)
  switch (view.kind) {
    case 'answer':
      return joined(answerBlocks(view))
    case 'question':
      return joined(questionBlocks(view))
    case 'unrecognized':
      return guideText(unrecognizedGuide(view.headline, view.notes))
    default:
      return view satisfies never
  }
}

type Block = readonly string[]

function joined(blocks: readonly Block[]): string {
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')
}

function answerBlocks(view: AnswerView): readonly Block[] {
  return [
    headlineBlock(view.headline, view.context),
    [...view.notes.shown.flatMap((text) => wrap(text, '  ')), ...moreLines(view.notes.hidden)],
    ...view.groups.map(groupBlock),
    listBlock('Watch out', view.traps),
    stepsBlock(view),
    listBlock('Also in this error', view.otherFailures),
    listBlock('What could not be read', view.blindSpots),
    ...view.details.map(({ heading, entries }) => [heading, ...entries.flatMap(entryLines)]),
    undoBlock(view.otherCommands.shown),
  ]
}

/** A terminal reader has the Azure CLI's commands alone; the other tools' are in the JSON. */
function undoBlock(commands: readonly OtherCommand[]): Block {
  const own = commands.filter(({ lines }) => lines.length === 0)
  return own.length === 0
    ? []
    : [
        'To undo it',
        ...own.flatMap(({ title, undo }) => [...wrap(title, '  - ', '    '), '', ...undo, '']),
      ].slice(0, -1)
}

function entryLines({ title, lines }: DetailEntry): Block {
  return [
    ...wrap(phraseText(title), '  ', '    '),
    ...lines.flatMap((phrase) => wrap(phraseText(phrase), '    ', '      ')),
  ]
}

function headlineBlock({ label, text }: Headline, context: string | null): Block {
  return [...wrap(text, `${label.mark} `, '  '), ...(context === null ? [] : wrap(context, '  '))]
}

function groupBlock({ heading, wiring, rows }: RowGroup): Block {
  return [
    ...(heading === null ? [] : [heading]),
    ...(wiring === null ? [] : [...wiring.table.map((row) => `  ${row}`), '']),
    ...rows.shown.flatMap(({ label, title, whoAndWhere, reason }) => [
      ...wrap(phraseText(title), `  ${label.mark} `, '    '),
      ...(whoAndWhere === null ? [] : wrap(whoAndWhere, '    ')),
      ...wrap(reason === '' ? label.word : `${label.word}. ${reason}`, '    '),
    ]),
    ...moreLines(rows.hidden),
  ]
}

function stepsBlock({ stepsHeading, coverage, steps }: AnswerView): Block {
  if (steps.shown.length === 0) return []
  const leads = stepLeads(steps.shown)
  const lines = [
    ...steps.shown.flatMap((step, index) => stepLines(step, leads[index] ?? '')),
    ...moreLines(steps.hidden),
  ]
  return [
    stepsHeading,
    ...(coverage === null ? [] : wrap(coverage, '  ')),
    ...(lines.at(-1) === '' ? lines.slice(0, -1) : lines),
  ]
}

function stepLines(step: NextStep, lead: string): Block {
  const indent = ' '.repeat(2 + lead.length)
  const people =
    step.grantors === null ? [] : wrap(step.grantors.text, step.grantors.isShared ? '  ' : indent)
  const isAhead = step.grantors?.isShared === true
  return [
    ...(isAhead ? people : []),
    ...wrap(phraseText(step.text), `  ${lead}`, indent),
    ...(isAhead ? [] : people),
    ...(step.isCommandTooLong ? [`${indent}Its command is too long to show here.`] : []),
    ...(step.command.length === 0 ? [] : ['', ...step.command, '']),
  ]
}

function listBlock(heading: string, items: CutList<string>): Block {
  if (items.shown.length === 0) return []
  return [heading, ...items.shown.flatMap((text) => wrap(text, '  - ', '    ')), ...moreLines(items.hidden)]
}

function moreLines(hidden: number): Block {
  return hidden === 0 ? [] : [`  and ${hidden} more`]
}

function questionBlocks({ headline, context, choices }: QuestionView): readonly Block[] {
  return [
    headlineBlock(headline, context),
    [
      ...choices.shown.flatMap(({ title, value }) => [
        ...wrap(title, '  - ', '    '),
        ...(title === value ? [] : [`    ${value}`]),
      ]),
      ...moreLines(choices.hidden),
    ],
  ]
}
