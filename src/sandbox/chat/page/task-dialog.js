import { drawCard } from './card.js'
import { byId, notify } from './element.js'
import { write } from './server.js'
import { signedIn } from './sign-in.js'

/**
 * @typedef {import('./server.js').ChatMessage} ChatMessage
 * @typedef {import('./server.js').Persona} Persona
 * @typedef {import('./server.js').PressOutcome} PressOutcome
 */

/** @returns {import('./server.js').Theme} */
function theme() {
  if (matchMedia('(forced-colors: active)').matches) return 'contrast'
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default'
}

/**
 * Runs the app's command on a message, in a dialog where the bot answers with one.
 *
 * @param {ChatMessage} message
 * @param {Persona} persona who asks
 * @param {string} botName
 */
export async function runCommand(message, persona, botName) {
  const dialog = byId('task', HTMLDialogElement)
  const place = byId('task-place', HTMLElement)
  const fault = byId('task-fault', HTMLElement)
  const on = { personaId: persona.id, messageId: message.id }

  /** @param {unknown} card */
  const draw = (card) => {
    fault.hidden = true
    place.replaceChildren(
      drawCard(card, {
        submit: (data) => settle(write('submit-task', { ...on, theme: theme(), data }), true),
        execute: (action) => settle(write('execute-task', { ...on, action })),
      }),
    )
  }

  /** @param {string} text */
  const tell = (text) => {
    fault.textContent = text
    fault.hidden = !dialog.open
    if (!dialog.open) notify(text)
  }

  /**
   * @param {Promise<PressOutcome>} pressed
   * @param {boolean} [ends] whether the dialog ends where the bot does not go on with it
   */
  const settle = async (pressed, ends = false) => {
    try {
      const outcome = await signedIn(await pressed, persona, botName)
      switch (outcome.kind) {
        case 'task':
          byId('task-title', HTMLElement).textContent = outcome.task.title
          dialog.style.width = `${outcome.task.width}px`
          draw(outcome.task.card)
          if (!dialog.open) dialog.showModal()
          return
        case 'card':
          draw(outcome.card)
          return
        case 'done':
          if (ends) dialog.close()
          if (outcome.text !== null) notify(outcome.text)
          return
        case 'failed':
          tell(outcome.text)
      }
    } catch (failure) {
      tell(failure instanceof Error ? failure.message : String(failure))
    }
  }

  await settle(write('diagnose', { ...on, theme: theme() }))
}
