import { Choice, ChoiceSetInput, type CardElementArray } from '@microsoft/teams.cards'
import { line } from '../../reply/card-elements.ts'
import { strong } from '../../reply/phrase.ts'
import { DURATIONS, isLonger, type Duration } from '../duration.ts'
import type { Grant, Person } from '../grant.ts'
import { grantWithHolder } from './request-words.ts'

const PERMANENT = 'permanent'

/** What is offered first: a day's work. */
const USUAL = 'PT8H'

/** The durations up to `longest`, as a drop-down list. */
export function durationInput(label: string, longest: Duration): ChoiceSetInput {
  const choices = DURATIONS.filter(({ duration }) => !isLonger(duration, longest))
  const value = choices.some(({ duration }) => duration === USUAL) ? USUAL : choices[0]?.duration
  return new ChoiceSetInput(
    ...choices.map(({ duration, label: title }) => new Choice({ title, value: durationValue(duration) })),
  ).withOptions({
    id: 'duration',
    label,
    isRequired: true,
    errorMessage: 'Choose for how long.',
    value: value ?? PERMANENT,
  })
}

/** Which of several roles, all of them unless some are taken out; one by itself leaves no choice. */
export function rolesChoice(grants: readonly Grant[], requester: Pick<Person, 'id'>): CardElementArray {
  const [first, second] = grants
  if (first === undefined) return []
  if (second === undefined) return [line([strong(grantWithHolder(first, requester))])]
  const input = new ChoiceSetInput(
    ...grants.map(
      (grant) => new Choice({ title: withoutMarkdown(grantWithHolder(grant, requester)), value: grant.id }),
    ),
  ).withOptions({
    id: 'roles',
    label: 'Which roles',
    isMultiSelect: true,
    style: 'expanded',
    wrap: true,
    isRequired: true,
    errorMessage: 'Choose at least one role.',
    value: grants.map(({ id }) => id).join(','),
  })
  return [input]
}

/** Clients read the titles of choices that stand open as Markdown, as the renderer library does. */
function withoutMarkdown(title: string): string {
  return title.replace(/[<>[\]*`~\\\s]+/g, ' ').trim()
}

/** What a `durationInput` sends for a duration. */
export function durationValue(duration: Duration): string {
  return duration ?? PERMANENT
}

/** What a `durationInput` sends; whether it may be chosen is judged elsewhere. */
export function readDuration(value: string): Duration {
  return value === PERMANENT ? null : value
}
