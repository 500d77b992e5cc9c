import { byId, element } from './element.js'

/** @typedef {import('./server.js').ChatMessage} ChatMessage */

/** Closer to the end than this many pixels counts as reading the newest message. */
const nearEnd = 80

/**
 * The messages of one place, in order; in the channel, grouped into threads. A message is drawn again only where
 * what is seen of it has changed, so that what somebody has begun to fill in stays.
 *
 * @param {{
 *   draw: (message: ChatMessage) => HTMLElement,
 *   seenAs: (message: ChatMessage) => string,
 *   reply: (threadId: string) => void,
 * }} options
 */
export function messageLog({ draw, seenAs, reply }) {
  const log = byId('log', HTMLElement)
  const newer = byId('newer', HTMLButtonElement)
  /** @type {Map<string, { node: HTMLElement, as: string }>} */
  const drawn = new Map()

  const isAtEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < nearEnd

  /** whether the end is to stay in view */
  let follows = true

  const toEnd = () => {
    follows = true
    log.scrollTop = log.scrollHeight
    newer.hidden = true
  }

  newer.addEventListener('click', toEnd)
  log.addEventListener('scroll', () => {
    follows = isAtEnd()
    if (follows) newer.hidden = true
  })
  // The message box grows upwards.
  new ResizeObserver(() => {
    if (follows) toEnd()
  }).observe(log)
  // A picture gets its height only once it is loaded. Events of loading do not bubble.
  log.addEventListener(
    'load',
    () => {
      if (follows) toEnd()
    },
    { capture: true },
  )

  /** @param {ChatMessage} message */
  const parentOf = (message) => {
    if (message.threadId === null) return log
    const id = `thread-${message.threadId}`
    const known = document.getElementById(id)
    if (known) return known.querySelector('.thread-messages') ?? log
    const { threadId } = message
    const messages = element('div', { class: 'thread-messages' })
    const replyButton = element(
      'button',
      {
        type: 'button',
        class: 'quiet-button',
        click: () => {
          reply(threadId)
        },
      },
      'Reply',
    )
    log.append(element('section', { class: 'thread', id, 'aria-label': 'Thread' }, messages, replyButton))
    return messages
  }

  /** @param {ChatMessage} message */
  const put = (message) => {
    const as = seenAs(message)
    const known = drawn.get(message.id)
    if (known?.as === as) return known.node
    const node = draw(message)
    const old = known?.node
    if (old) {
      const hadFocus = old.contains(document.activeElement)
      old.replaceWith(node)
      if (hadFocus) focus(node)
    } else {
      log.querySelector(':scope > .empty')?.remove()
      parentOf(message).append(node)
    }
    drawn.set(message.id, { node, as })
    return node
  }

  return {
    /** @param {ChatMessage[]} messages */
    show(messages) {
      // A screen reader is to read out what is said from now on, not the whole past.
      log.setAttribute('aria-live', 'off')
      drawn.clear()
      log.replaceChildren()
      for (const message of messages) put(message)
      toEnd()
      requestAnimationFrame(() => {
        log.removeAttribute('aria-live')
      })
    },
    /**
     * @param {ChatMessage} message new or changed
     * @param {boolean} mine whether who looks has just sent it
     */
    put(message, mine) {
      const isNew = !drawn.has(message.id)
      const follow = mine || isAtEnd()
      const node = put(message)
      if (!follow) {
        if (isNew) newer.hidden = false
        return
      }
      toEnd()
      if (isNew && node.offsetHeight > log.clientHeight) node.scrollIntoView({ block: 'start' })
    },
    /** @param {ChatMessage} message that looks different now though it has not changed */
    redraw(message) {
      const known = drawn.get(message.id)
      if (!known) return
      drawn.set(message.id, { ...known, as: '' })
      put(message)
    },
    /** @param {string} id */
    remove(id) {
      const node = drawn.get(id)?.node
      const thread = node?.closest('.thread')
      node?.remove()
      drawn.delete(id)
      if (thread && !thread.querySelector('.message')) thread.remove()
    },
    /** @param {Node} placeholder shown while there is no message */
    showEmpty(placeholder) {
      log.replaceChildren(placeholder)
    },
  }
}

/** @param {HTMLElement} node that takes the focus of what it replaced, so that the keyboard stays where it was */
function focus(node) {
  node.tabIndex = -1
  node.focus({ preventScroll: true })
}
