/** Of a text that is nothing but spaces and invisible characters, no more is looked at. */
const MOST_READ = 5

/**
 * Untrusted text made fit for one line of a card or a terminal: line breaks and control characters (terminal
 * escapes too) become spaces, characters that are invisible or turn the direction of writing (Unicode `Cf` and
 * `Default_Ignorable_Code_Point`) go, and what is longer than `maximum` UTF-16 units is cut with an ellipsis.
 */
export function cleanText(text: string, maximum: number): string {
  const visible = text
    .slice(0, MOST_READ * maximum)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/[\p{Cf}\p{DI}]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  const isCut = text.length > MOST_READ * maximum && visible.length < maximum
  return cutText(isCut ? `${visible}…` : visible, maximum)
}

/** `cleanText` for a name, which must leave something to read. */
export function cleanName(name: string, maximum: number): string {
  return cleanText(name, maximum) || '(unnamed)'
}

/** Text of several lines without what nobody sees: what is to be looked over must be all that there is. */
export function visibleText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n|[\r\p{Zl}\p{Zp}]/gu, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/[\p{Cf}\p{DI}]/gu, '')
}

/** A command's lines, never shortened: half a command is worse than none. */
export function commandLines(command: string): string[] {
  return visibleText(command)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
}

function cutText(text: string, maximum: number): string {
  if (text.length <= maximum) return text
  return `${text
    .slice(0, maximum - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`
}
