import { registerCodeBlock } from './code-block.js'
import { element, notify } from './element.js'
import { cardTextAsHtml } from './markdown.js'
import { linkToFull } from './picture.js'

/**
 * Colours are custom properties of card.css, and so follow the light or dark theme.
 *
 * @param {string} name
 */
const color = (name) => ({ default: `var(--${name})`, subtle: 'var(--ink-soft)' })

const foregroundColors = {
  default: color('ink'),
  dark: color('ink'),
  light: color('ink-soft'),
  accent: color('accent-text'),
  good: color('good'),
  warning: color('warning'),
  attention: color('attention'),
}

/** @param {string} name */
const container = (name) => ({
  backgroundColor: `var(--fill-${name})`,
  borderColor: 'var(--line)',
  foregroundColors,
})

const hostConfig = new AdaptiveCards.HostConfig({
  fontTypes: {
    default: {
      fontFamily: 'inherit',
      fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
      fontWeights: { lighter: 300, default: 400, bolder: 600 },
    },
    monospace: {
      fontFamily: 'var(--mono)',
      fontSizes: { small: 12, default: 13, medium: 14, large: 16, extraLarge: 20 },
      fontWeights: { lighter: 300, default: 400, bolder: 600 },
    },
  },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: container('default'),
    emphasis: container('emphasis'),
    good: container('good'),
    warning: container('warning'),
    attention: container('attention'),
    accent: container('accent'),
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 0,
    showCard: { actionMode: 'inline', inlineTopMargin: 12 },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  factSet: { title: { weight: 'bolder', wrap: true, maxWidth: 160 }, value: { wrap: true }, spacing: 12 },
  textStyles: { heading: { size: 'large', weight: 'bolder' }, columnHeader: { weight: 'bolder' } },
  supportsInteractivity: true,
})

registerCodeBlock()

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (
  /** @type {string} */ text,
  /** @type {import('adaptivecards').IMarkdownProcessingResult} */ result,
) => {
  result.outputHtml = cardTextAsHtml(text)
  result.didProcess = true
}

/**
 * Draws an Adaptive Card.
 *
 * @param {unknown} content the card's JSON, as the bot sent it
 * @param {{ submit: (data: unknown) => Promise<void>, execute: (action: object) => Promise<void> }} press
 *   what to do at Action.Submit and Action.Execute; until it is done the card takes no second press
 * @returns {HTMLElement}
 */
export function drawCard(content, press) {
  const card = new AdaptiveCards.AdaptiveCard()
  card.hostConfig = hostConfig
  const frame = element('div', { class: 'card' })

  /** @param {() => Promise<void>} pressed */
  const once = async (pressed) => {
    if (frame.ariaBusy === 'true') return
    frame.ariaBusy = 'true'
    await pressed()
    frame.ariaBusy = 'false'
  }

  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction) open(action.url)
    else if (action instanceof AdaptiveCards.ExecuteAction) {
      const { verb, id, title, data } = action
      void once(() => press.execute({ verb, id, title, data: data ?? {} }))
    } else if (action instanceof AdaptiveCards.SubmitAction) {
      const { data } = action
      void once(() => press.submit(data ?? {}))
    }
  }
  try {
    card.parse(content)
    frame.append(card.render() ?? 'This card has nothing to draw.')
    letExpand(frame, content)
  } catch (fault) {
    frame.append(`This card could not be drawn: ${fault instanceof Error ? fault.message : String(fault)}`)
  }
  return frame
}

/**
 * A click shows in full the pictures that may be. Source: Teams, "Format cards in Teams", stage view for images.
 *
 * @param {HTMLElement} frame
 * @param {unknown} card
 */
function letExpand(frame, card) {
  for (const { url, altText = '' } of expandable(card)) {
    const image = [...frame.querySelectorAll('img')].find((each) => each.getAttribute('src') === url)
    if (image === undefined || !/^https?:/i.test(url)) continue
    const place = document.createComment('')
    image.replaceWith(place)
    place.replaceWith(
      linkToFull(image, { class: 'enlarge', href: url, name: 'Picture in full', alt: altText }),
    )
  }
}

/**
 * @param {any} node
 * @returns {{ url: string, altText?: string }[]}
 */
function expandable(node) {
  if (Array.isArray(node)) return node.flatMap(expandable)
  if (node?.type === 'Image') return node.msteams?.allowExpand === true ? [node] : []
  return [node?.body, node?.items, node?.columns].filter(Array.isArray).flatMap(expandable)
}

/** @param {string | undefined} url */
function open(url) {
  if (url && /^https?:/i.test(url)) window.open(url, '_blank', 'noopener,noreferrer')
  else notify('This button has no web address to open.')
}

/**
 * The commands that a card shows and the sandbox's terminal runs. A command may run over several lines, each
 * ending in a backslash, and each its own text element.
 *
 * @param {unknown} card
 * @returns {string[]}
 */
export function commandsIn(card) {
  /** @type {string[]} */
  const commands = []
  let continues = false
  for (const line of shownLines(card)) {
    if (continues) commands.push(`${commands.pop() ?? ''}\n${line}`)
    else if (/^az (?:role assignment create|rest --method put) /.test(line)) commands.push(line)
    else continue
    continues = line.endsWith('\\')
  }
  return commands
}

/**
 * What a card shows before any of its buttons is pressed, line by line.
 *
 * @param {any} node
 * @returns {string[]}
 */
function shownLines(node) {
  if (Array.isArray(node)) return node.flatMap(shownLines)
  switch (node?.type) {
    case 'TextBlock':
      return String(node.text).split('\n')
    case 'CodeBlock':
      return String(node.codeSnippet).split('\n')
    case 'RichTextBlock':
      return [node.inlines.map((/** @type {any} */ run) => run.text ?? run).join('')]
    default:
      return [node?.body, node?.items, node?.columns, node?.rows, node?.cells]
        .filter(Array.isArray)
        .flatMap(shownLines)
  }
}
