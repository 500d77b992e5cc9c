import MarkdownIt from '/vendor/markdown-it.js'

/** Messages: Markdown without HTML and without images, whose addresses would tell others that one is read. */
const messages = new MarkdownIt({ linkify: true }).disable('image')

/** Cards: what Teams reads in a TextBlock, which is emphasis, lists and links. */
const cards = new MarkdownIt('zero').enable(['emphasis', 'list', 'link', 'newline'])

for (const { renderer } of [messages, cards]) {
  renderer.rules.link_open = (tokens, index, options, _, self) => {
    tokens[index]?.attrSet('target', '_blank')
    tokens[index]?.attrSet('rel', 'noopener noreferrer')
    return self.renderToken(tokens, index, options)
  }
}

/**
 * Shows text that a bot sent. The library escapes HTML and refuses links that run script.
 *
 * @param {HTMLElement} into
 * @param {string} text
 */
export function showMarkdown(into, text) {
  into.classList.add('markdown')
  into.innerHTML = messages.render(text)
}

/**
 * A card's text as HTML.
 *
 * @param {string} text
 */
export function cardTextAsHtml(text) {
  return cards.render(text)
}
