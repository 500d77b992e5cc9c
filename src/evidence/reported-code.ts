import type { Span } from './evidence.ts'

const WORD = /\w/
const MARK_BEFORE = /[:=([>|]$/
const MARK_AFTER = /^(?:["'`]?[:)\]<]|\s-\s)/
/** What people write before a code that they were shown. */
const WORD_BEFORE =
  /\b(?:[45]\d\d|error|errors|code|status|reason|with|get|gets|getting|got|gives|shows|says|returns|returned|throws|exception|message)\s*$/i
const QUOTES_BEFORE = /["'`*<“„‘]{1,3}$/

const LONGEST_LEAD = 200
const LONGEST_TAIL = 120

/**
 * Whether a text reports the code at a place: `(Code)`, `"code": "Code"`, `Code: …`, `fails with Code`. Source
 * code that names it, a list of codes, and a question about it report nothing.
 */
export function isReportedCode(source: string, { start, end }: Span): boolean {
  const before = source.slice(Math.max(0, start - 24), start)
  const after = source.slice(end, end + 4)
  if (WORD.test(before.slice(-1)) || WORD.test(after.charAt(0))) return false
  if (/\w\|$/.test(before) || /^\|\w/.test(after)) return false
  const trimmed = before.trimEnd()
  const unquoted = trimmed.replace(QUOTES_BEFORE, '').trimEnd()
  const line =
    source
      .slice(Math.max(0, start - LONGEST_LEAD), start)
      .split('\n')
      .at(-1) ?? ''
  if (isNamedInCode(line, after)) return false
  if (isAskedAbout(line, source.slice(end, end + LONGEST_TAIL))) return false
  if (MARK_BEFORE.test(unquoted) || WORD_BEFORE.test(unquoted)) return true
  const startsLine = unquoted === '' ? start <= 24 : before.slice(unquoted.length).includes('\n')
  const endsLine = after.trimStart() === '' || /^["'`*]{0,3}[ \t]*\n/.test(after)
  if (startsLine && endsLine) return true
  return MARK_AFTER.test(after)
}

/** Before a quoted code: a comparison, a list, an argument, a constant. */
const BEFORE_QUOTED =
  /(?:[[{,]|[=!]=|(?<!\bSome)\b\(|\bin \(|\b(?:const|let|var|final|val)\b[^=]{0,60}=)\s?["'`]$/
/** Before a name: a member, a caught or imported type, the entries of an enumeration, a comment. */
const BEFORE_NAME =
  /(?:\w\.|\b(?:catch \(|import \{?|instanceof|isinstance\(\w{1,30},|enum \w{1,40} \{)\s?|\{ ?)$/

/** The line up to the code, and what comes next; a colon after a name reports it whatever is before. */
function isNamedInCode(line: string, after: string): boolean {
  if (/^\s{0,40}(?:\/\/|import\b)|\b(?:case\s?["'`]|except\s)$/.test(line)) return true
  if (/["'`]$/.test(line)) return BEFORE_QUOTED.test(line) && /^["'`](?!\s{0,2}:)/.test(after)
  return BEFORE_NAME.test(line) && (!after.startsWith(':') || /\{ ?$/.test(line))
}

const QUESTION = /(?:^|[.!?]\s)\s{0,4}(?:what|is|are|does|do|was|which|why is|can|could)\b[^.:?]{0,120}$/i

/** `What does the code AuthorizationFailed mean?` */
function isAskedAbout(line: string, after: string): boolean {
  const rest = after.split('\n', 1)[0] ?? ''
  return QUESTION.test(line) && /^[^.:"]{0,100}\?/.test(rest)
}
