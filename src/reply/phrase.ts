/** A stretch of text; `strong` is weight only, the words must do without it. */
export interface Run {
  readonly text: string
  readonly strong?: true
  /** the text is this address, in the Azure portal */
  readonly url?: string
  /** where the text leads; an address of ours, never from outside */
  readonly leadsTo?: string
}

/** One line of a reply. */
export type Phrase = readonly Run[]

export function plain(text: string): Phrase {
  return [{ text }]
}

export function strong(text: string): Run {
  return { text, strong: true }
}

export function phraseText(phrase: Phrase): string {
  return phrase.map(({ text, leadsTo }) => (leadsTo === undefined ? text : `${text} (${leadsTo})`)).join('')
}

/** Where `word` first stands by itself in `text`: `rg` does not stand in `rg-ai`. -1 where it does not. */
export function indexOfWord(text: string, word: string): number {
  const joins = /^[\p{L}\p{N}_-]$/u
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const before = text.charAt(at - 1)
    const after = text.charAt(at + word.length)
    if (!joins.test(before) && !joins.test(after)) return at
  }
  return -1
}

/** `text` with the first occurrence of each of `words` in strong. */
export function emphasized(text: string, words: readonly string[]): Phrase {
  const spans = words
    .filter((word) => word !== '')
    .map((word) => ({ start: indexOfWord(text, word), length: word.length }))
    .filter(({ start }) => start !== -1)
    .sort((left, right) => left.start - right.start)
  const runs: Run[] = []
  let end = 0
  for (const span of spans) {
    if (span.start < end) continue
    if (span.start > end) runs.push({ text: text.slice(end, span.start) })
    end = span.start + span.length
    runs.push(strong(text.slice(span.start, end)))
  }
  if (end < text.length) runs.push({ text: text.slice(end) })
  return runs
}

/** Nothing but the Azure portal's own pages becomes a link: names in a text are anybody's. */
const PORTAL = /https:\/\/portal\.azure\.(?:com|us|cn)\/[^\s"'<>()]*[^\s"'<>().,;:]/

/** `phrase` with its first address in the Azure portal as a run of its own. */
export function linked(phrase: Phrase): Phrase {
  return phrase.flatMap((run) => {
    const url = PORTAL.exec(run.text)?.[0]
    const isCut = url?.endsWith('…') === true
    if (url === undefined || isCut) return [run]
    const start = run.text.indexOf(url)
    return [
      { ...run, text: run.text.slice(0, start) },
      { text: url, url },
      { ...run, text: run.text.slice(start + url.length) },
    ].filter(({ text }) => text !== '')
  })
}
