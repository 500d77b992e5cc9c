import { byId } from './element.js'
import { onFileDrop } from './file-drop.js'
import { pictureTray } from './picture-tray.js'

/**
 * The message box. Enter sends, Shift+Enter starts a line. Each place keeps its own draft.
 *
 * @typedef {object} Draft
 * @property {string} text
 * @property {string | null} html
 * @property {string | null} threadId
 * @property {string[]} pictures ids
 *
 * @param {string} botName
 * @param {import('./server.js').Setup['pictures']} limits
 * @param {{ send: (message: Draft) => void, edit: (messageId: string, text: string) => void }} on
 */
export function composer(botName, limits, on) {
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

  /** of the message that is being changed
   * @type {string | null} */
  let edited = null

  const wantsMention = () => place === 'channel' || place === 'group'
  const tray = pictureTray(limits, () => {
    refresh()
  })
  const emptyText = () => (wantsMention() ? `${mention} ` : '')

  const refresh = () => {
    const text = box.value.trim()
    const hasPictures = tray.pictures().length > 0
    const isUnseen = wantsMention() && !text.includes(mention)
    send.disabled = tray.isBusy() || (!hasPictures && (text === '' || text === mention))
    mentionButton.hidden = !isUnseen
    hint.classList.toggle('refusal', tray.refusal() !== '')
    hint.textContent =
      tray.refusal() ||
      (isUnseen && (text !== '' || hasPictures) ? `Without a mention ${botName} does not see this.` : '')
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
  box.addEventListener('input', () => {
    tray.forgetRefusal()
    refresh()
  })
  box.addEventListener('paste', (event) => {
    const { clipboardData } = event
    const files = [...(clipboardData?.files ?? [])]
    // Office copies a picture of the text beside the text and its rich form; there the text is meant.
    const isText = ['text/plain', 'text/html'].every((type) => clipboardData?.getData(type))
    if (files.length > 0 && !isText) {
      event.preventDefault()
      void tray.add(files)
      return
    }
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
    if (edited !== null) {
      on.edit(edited, text)
      setBar({})
      fill(emptyText())
      return
    }
    const pictures = tray.take()
    fill(emptyText())
    on.send({ text, html, threadId, pictures })
  })
  onFileDrop((files) => {
    box.focus()
    void tray.add(files)
  })
  const cancel = () => {
    if (edited !== null) fill(emptyText())
    setBar({})
    box.focus()
  }
  const cancelButton = byId('reply-cancel', HTMLButtonElement)
  cancelButton.addEventListener('click', cancel)
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !replyTo.hidden) cancel()
  })

  /**
   * The bar above the box, which tells what is written in it; without anything, a new post.
   *
   * @param {{ thread?: string | null, message?: string | null, label?: string }} to
   */
  const setBar = ({ thread = null, message = null, label = '' }) => {
    threadId = thread
    edited = message
    replyTo.hidden = label === ''
    cancelButton.setAttribute(
      'aria-label',
      message === null ? 'Start a new post instead' : 'Leave it as it was',
    )
    byId('reply-to-text', HTMLElement).textContent = label
  }

  return {
    /**
     * @param {string} key of the place
     * @param {string} label
     */
    moveTo(key, label) {
      if (place !== '' && edited === null) drafts.set(place, box.value)
      place = key
      tray.moveTo(key)
      setBar({})
      byId('message-label', HTMLElement).textContent = label
      box.placeholder = label
      fill(drafts.get(key) ?? emptyText())
    },
    /**
     * @param {string} id
     * @param {string} label
     */
    replyIn(id, label) {
      if (edited !== null) fill(emptyText())
      setBar({ thread: id, label })
      box.focus()
    },
    /**
     * @param {string} id of one's own message
     * @param {string} text
     */
    edit(id, text) {
      setBar({ message: id, label: 'Editing your message' })
      fill(text)
      box.focus()
    },
    /** the thread that what is written goes to */
    threadId: () => threadId,
    /** @param {string} text */
    propose(text) {
      if (edited !== null) setBar({})
      fill(`${emptyText()}${text}`)
      box.focus()
    },
  }
}
