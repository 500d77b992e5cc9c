import { readPlainRequest } from './read-plain-request.ts'

const OPENING = /^(?:can|could|may|does|do|is|will|should)$/i
const PART_OF_NAME = /^\p{L}[\p{L}'’.-]*$/u
const LONGEST_NAME = 3
/** Anybody who is named in a way that tells who they are. */
const SOMEBODY = 'somebody@example.com'

/**
 * Whether a text would be a question about somebody's access, had it a sign-in name or an object id where it has the name of
 * a person: `can Dana Okafor create a hub in rg-ai?`. Names are neither unique nor anybody's own, so that they name nobody.
 */
export function asksByName(text: string): boolean {
  const [opening = '', ...words] = text.trim().split(/\s+/)
  if (!OPENING.test(opening) || readPlainRequest(text) !== null) return false
  const lengths = Array.from({ length: LONGEST_NAME }, (_, index) => index + 1)
  return lengths.some((length) => {
    const isName = words.slice(0, length).every((word) => PART_OF_NAME.test(word))
    const read = isName ? readPlainRequest([opening, SOMEBODY, ...words.slice(length)].join(' ')) : null
    return read?.about?.name === SOMEBODY
  })
}
