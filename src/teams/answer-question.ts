import { namesSomebody } from '../question/plain-request/display-name.ts'
import type { Choice } from '../question/question.ts'
import { sameId } from '../rbac/principal.ts'
import type { Exchange, RememberedQuestion } from './exchange.ts'
import type { RememberedRequest } from './remembered-request.ts'

export type AnsweredQuestion =
  | { readonly kind: 'request'; readonly request: RememberedRequest }
  | {
      readonly kind: 'unusable'
      readonly why: 'not-a-choice' | 'not-an-operation' | 'not-the-asker' | 'nobody'
    }

interface OpenExchange {
  readonly request: Exchange['request']
  readonly question: RememberedQuestion
}

type Chosen = Pick<Choice, 'value' | 'isOwn'>

/** A button answers with one of the choices that were offered, and with nothing else. */
export function answerByChoice(
  { request, question }: OpenExchange,
  value: string,
  askerId: string | null,
): AnsweredQuestion {
  const choice = question.choices.find((each) => each.value === value)
  return choice === undefined
    ? { kind: 'unusable', why: 'not-a-choice' }
    : answered(request, question.field, choice, askerId)
}

/** Typed words answer with the choice that they name, else with themselves. */
export function answerByWords(
  { request, question }: OpenExchange,
  words: string,
  askerId: string | null,
): AnsweredQuestion {
  const typed = words
    .replaceAll('&nbsp;', ' ')
    .trim()
    .replace(/^["'`<]{1,3}|["'`>.!?]{1,3}$/g, '')
  const chosen = choiceNamed(question, typed)
  if (chosen !== null) return answered(request, question.field, chosen, askerId)
  if (question.field === 'operation' && !OPERATION.test(typed)) {
    return { kind: 'unusable', why: 'not-an-operation' }
  }
  if (question.field === 'principal') {
    if (MYSELF.test(typed))
      return answered(request, 'principal', { value: askerId ?? typed, isOwn: true }, askerId)
    if (!namesSomebody(typed)) return { kind: 'unusable', why: 'nobody' }
  }
  return answered(request, question.field, { value: typed }, askerId)
}

/** One line that could be a name, an id or an address, and not another paste. */
export function looksLikeAnswer(text: string): boolean {
  const trimmed = text.trim()
  return trimmed !== '' && trimmed.length <= LONGEST_ANSWER && !trimmed.includes('\n')
}

/** `aoai-contoso` or an id: where nothing is asked, the resource that was meant. */
export function isResourceAlone(text: string): boolean {
  const trimmed = text.trim()
  return /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)+$/i.test(trimmed) || /^\/subscriptions\/\S+$/i.test(trimmed)
}

/** An address of the Azure portal may be long. */
const LONGEST_ANSWER = 2_000
const OPERATION = /^[a-z]\w*(?:\.\w+)+(?:\/[\w.*-]+)+$/i
const MYSELF = /^(?:me|mine|my|myself|i|it(?:'s| is) (?:me|mine)|my own|my account|my access)$/i

/** The whole title or value, or the one choice whose name is among the words. */
function choiceNamed({ choices }: RememberedQuestion, typed: string): Chosen | null {
  const wanted = typed.toLowerCase()
  const whole = choices.find(({ value, title }) =>
    [value, title, nameOf(value)].some((each) => each.toLowerCase() === wanted),
  )
  if (whole !== undefined) return whole
  const words = wanted.split(/[\s,;:()"'`]+/)
  const among = choices.filter(({ value }) => words.includes(nameOf(value).toLowerCase()))
  return among.length === 1 ? (among[0] ?? null) : null
}

function nameOf(value: string): string {
  return value.slice(value.lastIndexOf('/') + 1)
}

function answered(
  request: RememberedRequest,
  field: RememberedQuestion['field'],
  { value, isOwn }: Chosen,
  askerId: string | null,
): AnsweredQuestion {
  switch (field) {
    case 'resource':
      return { kind: 'request', request: { ...request, on: value } }
    case 'operation':
      return { kind: 'request', request: { ...request, operation: value } }
    case 'service':
      return { kind: 'request', request: { ...request, text: `${request.text}\n${value}` } }
    case 'principal':
      return isOwn === true && (askerId === null || !sameId(value, askerId))
        ? { kind: 'unusable', why: 'not-the-asker' }
        : { kind: 'request', request: { ...request, chosen: value } }
    default:
      return field satisfies never
  }
}
