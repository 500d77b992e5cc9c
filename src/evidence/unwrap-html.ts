import { convert } from 'html-to-text'

/** What the Teams clients write around a message; an XML answer or a `<placeholder>` is not HTML. */
const HTML_START =
  /^\s*<(?:!doctype|html|head|body|div|p|span|pre|code|codeblock|blockquote|table|ul|ol|h[1-6]|br)[\s/>]/i

export function looksLikeHtml(text: string): boolean {
  return HTML_START.test(text.slice(0, 400))
}

/** Deeper than any client nests; the converter recurses. */
const MAX_DEPTH = 150

export function htmlToPlainText(html: string): string {
  return convert(html, {
    wordwrap: false,
    limits: { maxDepth: MAX_DEPTH },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
      { selector: 'blockquote', format: 'block' },
      { selector: 'pre', format: 'pre' },
      { selector: 'table', format: 'block' },
      { selector: 'tr', format: 'block' },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
    ],
  })
}
