import { ActionSet, SubmitAction, TextInput, type IAdaptiveCard } from '@microsoft/teams.cards'
import { banner, card, line } from './card-elements.ts'
import { cleanText, visibleText } from './clean-text.ts'
import { plain } from './phrase.ts'

/** The text of a screenshot that nobody should be answered from before they have looked at it. */
export interface UncertainReading {
  readonly text: string
  /** whether an authorization error was found in it */
  readonly isError: boolean
  /** what may be misread, as it was read */
  readonly doubts: readonly string[]
}

/** The whole card must stay below 28 KB, and a screen of text has some 4,000 characters. */
const MOST_CHARACTERS = 6_000
const MOST_DOUBTS = 4
const LONGEST_DOUBT = 120

/** Shows what was read, to be corrected and sent back: the input's id is the name under which it comes. */
export function readingCard({ text, isError, doubts }: UncertainReading): IAdaptiveCard {
  const question = isError
    ? 'Did I read your screenshot right?'
    : 'I found no authorization error in your screenshot'
  const shown = doubts.slice(0, MOST_DOUBTS).map((doubt) => cleanText(doubt, LONGEST_DOUBT))
  return card(`One question: ${question}`, [
    banner({ label: { mark: '?', word: 'One question', tone: 'accent' }, text: question }, null),
    ...(shown.length === 0 ? [] : [line(plain('I am not sure of:')), ...shown.map(doubtLine)]),
    new TextInput({
      id: 'text',
      label: 'This is what I read. Correct it where it is wrong, or paste the error in its place.',
      isMultiline: true,
      isRequired: true,
      errorMessage: 'Paste the error first.',
      maxLength: MOST_CHARACTERS,
      value: visibleText(text.slice(0, MOST_CHARACTERS)),
    }),
    new ActionSet(new SubmitAction({ title: 'Use this text', data: { verb: 'use-text' } })),
  ])
}

function doubtLine(doubt: string) {
  return line(plain(`• ${doubt}`), { spacing: 'Small' }, { fontType: 'Monospace' })
}
