import { element } from './element.js'
import { showMarkdown } from './markdown.js'

/**
 * @typedef {import('./server.js').ChatMessage} ChatMessage
 * @typedef {import('./server.js').Citation} Citation
 */

/** A longer text is folded: as many lines, or as many characters. */
const foldedAt = { lines: 10, characters: 800 }

/**
 * What a message says: Markdown of the bot, plain text of people.
 *
 * @param {ChatMessage} message
 * @param {string} botName
 */
export function drawText(message, botName) {
  const text = element('div', { class: 'text' })
  if (message.markdown) showMarkdown(text, message.text)
  else text.append(...markMentions(message, botName))
  markCitations(text, message.citations)
  const lines = message.text.split('\n').length
  const isLong = lines > foldedAt.lines || message.text.length > foldedAt.characters
  if (message.author === null || !isLong) return text
  text.classList.add('folded')
  const unfold = element(
    'button',
    {
      type: 'button',
      class: 'quiet-button',
      click: () => {
        text.classList.remove('folded')
        unfold.remove()
      },
    },
    'Show all of it',
  )
  return element('div', { class: 'foldable' }, text, unfold)
}

/**
 * @param {ChatMessage} message
 * @param {string} botName
 */
function markMentions({ text, author, mentions }, botName) {
  return author === null
    ? markFirst(text, mentions[0] ?? '', mentions[0] ?? '')
    : markFirst(text, `@${botName}`, botName)
}

/**
 * @param {string} text
 * @param {string} mention
 * @param {string} name
 */
function markFirst(text, mention, name) {
  const at = text.indexOf(mention)
  if (at === -1 || mention === '') return [text]
  return [text.slice(0, at), element('span', { class: 'mention' }, name), text.slice(at + mention.length)]
}

/**
 * Turns each `[1]` that is cited into a link to what it cites.
 *
 * @param {HTMLElement} into
 * @param {readonly Citation[]} citations
 */
function markCitations(into, citations) {
  if (citations.length === 0) return
  const texts = document.createTreeWalker(into, NodeFilter.SHOW_TEXT)
  /** @type {Text[]} */
  const nodes = []
  while (texts.nextNode()) nodes.push(/** @type {Text} */ (texts.currentNode))
  for (const node of nodes) {
    const parts = node.data.split(/\[(\d{1,2})\]/)
    const marked = parts.map((part, index) => {
      if (index % 2 === 0) return part
      const citation = citations.find(({ position }) => position === Number(part))
      return citation ? drawMark(citation) : `[${part}]`
    })
    if (parts.length > 1) node.replaceWith(...marked)
  }
}

/** @param {Citation} citation */
function drawMark({ position, name, url, abstract }) {
  const title = abstract === null ? name : `${name}: ${abstract}`
  const attributes = { class: 'citation', title, 'aria-label': `Reference ${position}: ${name}` }
  const link = webLink(url)
  return link === null
    ? element('span', { ...attributes, role: 'note' }, String(position))
    : element('a', { ...attributes, ...link }, String(position))
}

/**
 * The list of what a message cites.
 *
 * @param {readonly Citation[]} citations
 */
export function drawReferences(citations) {
  if (citations.length === 0) return []
  const items = citations.map(({ position, name, url, abstract }) => {
    const link = webLink(url)
    return element(
      'li',
      { value: String(position) },
      link === null ? name : element('a', link, name),
      ...(abstract === null ? [] : [element('small', {}, abstract)]),
    )
  })
  return [element('ol', { class: 'references', 'aria-label': 'References' }, ...items)]
}

/** @param {string | null} url */
function webLink(url) {
  if (url === null || !/^https?:/i.test(url)) return null
  return { href: url, target: '_blank', rel: 'noopener noreferrer' }
}
