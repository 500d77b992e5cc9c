import type { ScreenshotWord } from './screenshot.ts'

/** What a word is believed that was mended by a guess, or that looks like an id but is none. */
const GUESSED = 0.5

/** A stroke or a ring can be only one hexadecimal digit. */
const FORCED: Readonly<Record<string, string>> = { l: '1', I: '1', '|': '1', O: '0' }
/** Likely, but other digits look like these too. */
const LIKELY: Readonly<Record<string, string>> = { i: '1', '!': '1', o: '0', S: '5', s: '5', Z: '2', z: '2' }

const LETTER = '[0-9a-z|!]'
const START = '(?<![0-9a-z|!-])'
const END = '(?![0-9a-z|!-])'
const letters = (count: number) => `${LETTER}(?:\\n?${LETTER}){${count - 1}}`
/** A GUID by its shape, on one line or broken between two. */
const ID = new RegExp(`${START}${[8, 4, 4, 4, 12].map(letters).join('\\n?-\\n?')}${END}`, 'gi')
/** A GUID with a letter too many or too few. */
const ALMOST_ID = new RegExp(
  `${START}${LETTER}{6,10}(?:-\\n?${LETTER}{3,5}){3}-\\n?${LETTER}{10,14}${END}`,
  'gi',
)
/** GUIDs are written in one case: the B in a small one was an 8. */
const ONE_CASE = /^(?:[\da-f\n-]+|[\dA-F\n-]+)$/
/** No word has a small l right behind a capital letter and at its end, or at its start before a capital. */
const CAPITAL = /(?<=[A-Z])l(?![a-z])|(?<![A-Za-z\d])l(?=[A-Z])/g

/** Which quotation mark it is cannot be seen in small letters, and one that is opened must be closed. */
const QUOTE = /["`´]|(?<!\S)[*^](?=[A-Z\d])/gi

interface Stretch {
  readonly start: number
  readonly end: number
}

/**
 * Puts right what cannot be what was read, letter for letter: digits of GUIDs, the capital I that looks like
 * an l, and quotation marks. Nothing is added or left out, and no word is guessed.
 */
export function mendLetters(lines: readonly (readonly ScreenshotWord[])[]): ScreenshotWord[][] {
  const read = lines.map((line) => line.map(({ text }) => text).join(' ')).join('\n')
  const text = read.replace(QUOTE, "'").replace(ID, mendId).replace(CAPITAL, 'I')
  const doubtful = [...guessedIds(read, text), ...almostIds(text)]
  let start = 0
  return lines.map((line) =>
    line.map((word) => {
      const end = start + word.text.length
      const isDoubtful = doubtful.some((stretch) => stretch.start < end && start < stretch.end)
      const confidence = isDoubtful ? Math.min(GUESSED, word.confidence) : word.confidence
      const mended = { text: text.slice(start, end), confidence }
      start = end + 1
      return mended
    }),
  )
}

function mendId(read: string): string {
  const likely = replaceAll(replaceAll(read, FORCED), LIKELY)
  return ONE_CASE.test(likely) ? likely : read
}

/** GUIDs that took more than what is forced. */
function guessedIds(read: string, text: string): readonly Stretch[] {
  return stretchesOf(ID, text).filter(({ start, end }) => {
    const mended = text.slice(start, end)
    return !ONE_CASE.test(mended) || replaceAll(read.slice(start, end), FORCED) !== mended
  })
}

function almostIds(text: string): readonly Stretch[] {
  const ids = stretchesOf(ID, text)
  return stretchesOf(ALMOST_ID, text).filter(
    (almost) => !ids.some(({ start, end }) => start < almost.end && almost.start < end),
  )
}

function stretchesOf(shape: RegExp, text: string): readonly Stretch[] {
  return Array.from(text.matchAll(shape), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }))
}

function replaceAll(text: string, replacements: Readonly<Record<string, string>>): string {
  return Array.from(text, (letter) => replacements[letter] ?? letter).join('')
}
