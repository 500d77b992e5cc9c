import { askOf, isExtra } from './ask-of.ts'
import { askedByName } from './display-name.ts'
import { isRequest } from './is-request.ts'
import { itemsOf, type Item } from './items.ts'
import { namedPerson } from './named-person.ts'
import { namedResource } from './named-resource.ts'
import type { PlainWords } from './plain-words.ts'
import { tokensOf } from './tokens.ts'

/** Longer texts tell a story, and a story is not read word by word. */
export const LONGEST_REQUEST = 300
const MOST_SENTENCES = 3

/**
 * What a short question about access asks: `can I create a hub in rg-ai?`. Every one of its words must be known
 * or be a name, so that a text about anything else gives null.
 */
export function readPlainRequest(text: string): PlainWords | null {
  const words = readWords(text)
  if (words !== null) return words
  const byName = askedByName(text, readWords)
  return byName?.kind === 'name' ? byName.words : null
}

/** Whether a text asks about people of whom it does not say who they are. */
export function asksAboutNobody(text: string): boolean {
  return readWords(text) === null && askedByName(text, readWords)?.kind === 'nobody-in-particular'
}

function readWords(text: string): PlainWords | null {
  if (text.trim().length > LONGEST_REQUEST) return null
  const items = itemsOf(tokensOf(text))
  if (items === null || sentenceCount(items) > MOST_SENTENCES || joinsTwo(items)) return null
  if (!isRequest(items)) return null
  const ask = askOf(items)
  if (ask === null) return null
  const resource = namedResource(items, ask)
  const person = namedPerson(items, ask)
  if (resource.kind === 'several' || person.kind === 'unclear') return null
  return { ask, on: resource.on, about: person.about }
}

function sentenceCount(items: readonly Item[]): number {
  return items.filter(
    (item, index) =>
      ['.', '?', '!'].includes(item.text) && item.kind === 'mark' && items[index - 1]?.kind !== 'mark',
  ).length
}

/** `read and write`, `a hub and a project`: one answer is about one thing, and what it shall have besides. */
function joinsTwo(items: readonly Item[]): boolean {
  const telling = items.filter(({ kind }) => kind !== 'filler')
  return telling.some((item, index) => {
    const isAnd = item.kind === 'frame' && item.word === 'and'
    const [left, right] = [telling[index - 1]?.kind, telling[index + 1]?.kind]
    if (isExtra(telling[index - 1]) && isExtra(telling[index + 1])) return false
    return isAnd && left === right && (left === 'verb' || left === 'thing' || left === 'principal')
  })
}
