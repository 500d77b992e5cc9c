import { byId } from './element.js'

/**
 * The message box. Enter sends, Shift+Enter starts a line. Each place keeps its own draft.
 *
 * @param {string} botName
 * @param {(message: { text: string, html: string | null, threadId: string | null }) => void} onSend
 */
export function composer(botName, onSend) {
  const form = byId('composer', HTMLFormElement)
  const box = byId('message-box', HTMLTextAreaElement)
  const send = byId('send', HTMLButtonElement)
  const mentionButton = byId('mention', HTMLButtonElement)
  const hint = byId('composer-hint', HTMLElement)
  const replyTo = byId('reply-to', HTMLElement)
  const mention = `@${botName}`

  /** @type {Map<string, string>} */
  const drafts = new Map()
  let place = ''
  /** @type {string | null} */
  let threadId = null
  /** the rich form of the last paste, sent along only while its text stands unchanged
   * @type {{ text: string, html: string } | null} */
  let pasted = null

  const inChannel = () => place === 'channel'
  const emptyText = () => (inChannel() ? `${mention} ` : '')

  const refresh = () => {
    const text = box.value.trim()
    send.disabled = text === '' || text === mention
    mentionButton.hidden = !inChannel() || text.includes(mention)
    hint.textContent =
      inChannel() && text !== '' && !text.includes(mention)
        ? `Without a mention ${botName} does not see this.`
        : ''
  }

  /** @param {string} text */
  const fill = (text) => {
    box.value = text
    box.setSelectionRange(text.length, text.length)
    box.scrollTop = 0
    refresh()
  }

  mentionButton.textContent = mention
  mentionButton.setAttribute('aria-label', `Mention ${botName}`)
  mentionButton.addEventListener('click', () => {
    fill(`${mention} ${box.value}`)
    box.focus()
  })
  box.addEventListener('input', refresh)
  box.addEventListener('paste', ({ clipboardData }) => {
    const html = clipboardData?.getData('text/html') ?? ''
    pasted = html === '' ? null : { text: clipboardData?.getData('text/plain').trim() ?? '', html }
  })
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    form.requestSubmit()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (send.disabled) return
    const text = box.value.trim()
    const html = pasted !== null && text.replace(mention, '').trim() === pasted.text ? pasted.html : null
    pasted = null
    fill(emptyText())
    onSend({ text, html, threadId })
  })
  byId('reply-cancel', HTMLButtonElement).addEventListener('click', () => {
    setThread(null, '')
    box.focus()
  })

  /**
   * @param {string | null} id
   * @param {string} label
   */
  const setThread = (id, label) => {
    threadId = id
    replyTo.hidden = id === null
    byId('reply-to-text', HTMLElement).textContent = label
  }

  return {
    /**
     * @param {string} key of the place
     * @param {string} label
     */
    moveTo(key, label) {
      if (place !== '') drafts.set(place, box.value)
      place = key
      setThread(null, '')
      byId('message-label', HTMLElement).textContent = label
      box.placeholder = label
      fill(drafts.get(key) ?? emptyText())
    },
    /**
     * @param {string} id
     * @param {string} label
     */
    replyIn(id, label) {
      setThread(id, label)
      box.focus()
    },
    /** @param {string} text */
    propose(text) {
      fill(`${emptyText()}${text}`)
      box.focus()
    },
  }
}
