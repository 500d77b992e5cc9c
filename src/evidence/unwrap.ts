import { decodeHTMLStrict } from 'entities'
import { joinBrokenWords, joinFullLines } from './join-lines.ts'
import { withoutFormEncoding } from './unwrap-form.ts'
import { htmlToPlainText, looksLikeHtml } from './unwrap-html.ts'

/**
 * Takes wrappings off a paste: HTML as Teams sends it, colours, quotation marks of mails and markdown,
 * the frames of terminals, JSON escapes (of any depth) and invisible characters. Words are left as they are.
 */
export function unwrap(text: string): string {
  const plain = looksLikeHtml(text) ? htmlToPlainText(text) : text
  const lines = joinFullLines(withoutLineMarks(withoutControls(plain)))
  return joinBrokenWords(withoutLineMarks(withoutControls(unescape(lines))))
}

/** The replaced run starts at no backslash, so that a long run of them is walked only once. */
const ESCAPE = /(?<!\\)\\+(?:u(?<unicode>[0-9a-f]{4})|(?<letter>[nrt])|(?<mark>["'/`]))/gi
/** YAML doubles the quotes inside a quoted string. */
const DOUBLED_QUOTES = /''(?<quoted>[\w/<*#][^'\n]{0,400})''/g
const LONGEST_PATH = 260
const DRIVE_PATH = /^["'(]?[a-z]:\\/i

function unescape(text: string): string {
  const unescaped = text.includes('\\') ? text.replace(ESCAPE, unescapeOne) : text
  const decoded = unescaped.includes('&') ? decodeHTMLStrict(unescaped) : unescaped
  return withoutFormEncoding(decoded).replace(DOUBLED_QUOTES, "'$<quoted>'")
}

function unescapeOne(
  matched: string,
  unicode: string | undefined,
  letter: string | undefined,
  mark: string | undefined,
  offset: number,
  text: string,
): string {
  if (unicode !== undefined) return String.fromCharCode(Number.parseInt(unicode, 16))
  if (mark !== undefined) return mark
  if (letter === undefined || isInsidePath(text, offset)) return matched
  return letter === 't' ? '\t' : letter === 'r' ? '' : '\n'
}

/** `C:\apps\node_modules` holds no line break. */
function isInsidePath(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - LONGEST_PATH), offset + 1)
  const start = Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n'), before.lastIndexOf('\t')) + 1
  return DRIVE_PATH.test(before.slice(start))
}

/** Colours and links of terminals; Node's own `stripVTControlCharacters` takes quadratic time on hostile text. */
const TERMINAL_SEQUENCE =
  // eslint-disable-next-line no-control-regex -- the escape character is what is looked for
  /[\u001B\u009B](?:\[[\d;:?]{0,40}[a-z@^_`~{|}]|\][^\u0007\u001B]{0,400}(?:\u0007|\u001B\\)|[\d;?]{0,40}[a-z])/gi

function withoutControls(text: string): string {
  return text
    .replace(TERMINAL_SEQUENCE, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/\u00A0/g, ' ')
}

/** Mail and markdown quote with `>`, Terraform frames with `│`, PowerShell 7 with `|`. */
const LINE_MARK = /^(?:[ \t]{0,20}[>│┃╷╵╭╰⎿|](?=[ \t>│|\n]|$)[ \t]?)+/gm

function withoutLineMarks(text: string): string {
  return text.replace(LINE_MARK, '')
}
