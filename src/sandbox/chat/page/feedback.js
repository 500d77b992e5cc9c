import { byId, element, icon } from './element.js'

/** @typedef {import('./server.js').ChatMessage} ChatMessage */

const questions = {
  like: { button: 'Like', title: 'What did you like?' },
  dislike: { button: 'Dislike', title: 'What could have been better?' },
}

/**
 * The thumbs below a message of the bot's.
 *
 * @param {ChatMessage} message
 * @param {Pick<import('./message.js').MessageActions, 'judge' | 'judgement'>} actions
 */
export function drawFeedback(message, actions) {
  const buttons = /** @type {const} */ (['like', 'dislike']).map((reaction) =>
    element(
      'button',
      {
        type: 'button',
        class: `icon-button thumb ${reaction}`,
        'aria-label': questions[reaction].button,
        'aria-pressed': String(actions.judgement(message) === reaction),
        click: () => {
          actions.judge(message, reaction)
        },
      },
      icon('thumb'),
    ),
  )
  return element('div', { class: 'feedback', role: 'group', 'aria-label': 'Feedback' }, ...buttons)
}

/**
 * Asks for a few words; null when the person changes their mind.
 *
 * @param {'like' | 'dislike'} reaction
 * @returns {Promise<string | null>}
 */
export function askForFeedback(reaction) {
  const dialog = byId('feedback', HTMLDialogElement)
  const words = byId('feedback-words', HTMLTextAreaElement)
  byId('feedback-title', HTMLElement).textContent = questions[reaction].title
  words.value = ''
  dialog.returnValue = ''
  dialog.showModal()
  return new Promise((resolve) => {
    dialog.addEventListener(
      'close',
      () => {
        resolve(dialog.returnValue === 'submit' ? words.value.trim() : null)
      },
      { once: true },
    )
  })
}
