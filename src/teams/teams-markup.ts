import { htmlToPlainText } from '../evidence/unwrap-html.ts'

/**
 * Takes out what the Teams clients write around a mention of `name`: `<at>…</at>`, or a `span` of the type below.
 * Other mentions stay.
 */
export function withoutMentionsOf(name: string, html: string): string {
  return html.replace(MENTION, (element, tag: string, attributes: string, inner: string) => {
    const isMention = tag.toLowerCase() === 'at' || attributes.includes('schema.skype.com/Mention')
    return isMention && htmlToPlainText(inner).trim() === name ? '' : element
  })
}

const MENTION = /<(at|span)\b([^<>]{0,500})>([^<>]{0,200})<\/\1>/gi

/** Takes out the preview of a quoted message, which comes whole in an attachment of its own. */
export function withoutQuotes(html: string): string {
  let rest = html
  let kept = ''
  for (let start = rest.search(QUOTE); start !== -1; start = rest.search(QUOTE)) {
    const end = rest.indexOf(QUOTE_END, start)
    if (end === -1) break
    kept += rest.slice(0, start)
    rest = rest.slice(end + QUOTE_END.length)
  }
  return kept + rest
}

const QUOTE = /<blockquote\s[^<>]{0,300}schema\.skype\.com\/Reply/i
const QUOTE_END = '</blockquote>'
