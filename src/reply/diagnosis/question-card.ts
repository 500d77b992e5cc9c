import { ActionSet, Choice, ChoiceSetInput, SubmitAction, type IAdaptiveCard } from '@microsoft/teams.cards'
import { banner, card, line, submit } from '../card-elements.ts'
import type { CardData } from '../card-data.ts'
import type { QuestionView } from './diagnosis-view.ts'
import { plain } from '../phrase.ts'

/** Teams shows six buttons; *Not what I meant* is one of them. */
const MAXIMUM_BUTTONS = 5

type AnswerField = Extract<CardData, { verb: 'answer' }>['field']

/** One question: a button for each choice, or a list to pick from where they are many. */
export function questionCard({ headline, context, field, choices }: QuestionView): IAdaptiveCard {
  const isList = choices.shown.length > MAXIMUM_BUTTONS || choices.hidden > 0
  return card(`${headline.label.word}: ${headline.text}`, [
    banner(headline, context),
    ...(isList ? choiceList(choices.shown, field) : choiceButtons(choices.shown, field)),
    ...(choices.hidden === 0 ? [] : [line(plain(`and ${choices.hidden} more`), { spacing: 'Small' })]),
    line(plain('You can also type the name, or paste another error.'), { spacing: 'Medium' }),
  ]).withActions(submit('Not what I meant', { verb: 'not-what-i-meant' }))
}

/** One to a line: the names of resources are too long to stand side by side on a phone. */
function choiceButtons(choices: QuestionView['choices']['shown'], field: AnswerField): ActionSet[] {
  return choices.map(({ title, value }) =>
    new ActionSet(submit(title, { verb: 'answer', field, value })).withSpacing('Small'),
  )
}

/** The input's id is the name under which Teams adds what was picked to the button's data. */
function choiceList(choices: QuestionView['choices']['shown'], field: AnswerField) {
  return [
    new ChoiceSetInput(...choices.map(({ title, value }) => new Choice({ title, value }))).withOptions({
      id: 'value',
      label: 'Choose one',
      isRequired: true,
      errorMessage: 'Choose one from the list first.',
      style: 'compact',
    }),
    new ActionSet(new SubmitAction({ title: 'Continue', data: { verb: 'answer', field } })),
  ]
}
