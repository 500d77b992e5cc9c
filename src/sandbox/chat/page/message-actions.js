import { complain, notify } from './element.js'
import { askForFeedback } from './feedback.js'
import { openMenu } from './message-menu.js'
import { write } from './server.js'
import { signedIn } from './sign-in.js'
import { runCommand } from './task-dialog.js'

/**
 * @typedef {import('./server.js').ChatMessage} ChatMessage
 * @typedef {import('./server.js').Persona} Persona
 * @typedef {import('./server.js').PressOutcome} PressOutcome
 * @typedef {import('./server.js').Setup} Setup
 * @typedef {'like' | 'dislike'} Reaction
 */

/**
 * What a person can do to a message.
 *
 * @param {Setup} setup
 * @param {{
 *   persona: () => Persona,
 *   say: (text: string) => void,
 *   edit: (message: ChatMessage) => void,
 *   judged: (message: ChatMessage) => void,
 *   useInTerminal: (commands: string) => void,
 * }} room
 * @returns {import('./message.js').MessageActions}
 */
export function messageActions(setup, room) {
  /** @type {Map<string, Reaction>} */
  const judgements = new Map()
  /** @param {ChatMessage} message */
  const judgementKey = ({ id }) => `${room.persona().id} ${id}`

  /** @param {ChatMessage} message */
  const on = ({ id }) => ({ personaId: room.persona().id, messageId: id })

  /** @param {Promise<PressOutcome>} pressed */
  const tellOutcome = async (pressed) => {
    const persona = room.persona()
    try {
      const outcome = await signedIn(await pressed, persona, setup.bot.name)
      if ('text' in outcome && outcome.text !== null) notify(outcome.text)
    } catch (fault) {
      complain(fault)
    }
  }

  /**
   * @param {ChatMessage} message
   * @param {Reaction} reaction
   */
  const judge = async (message, reaction) => {
    const of = on(message)
    const key = judgementKey(message)
    const text = await askForFeedback(reaction)
    if (text === null) return
    try {
      /** @type {PressOutcome} */
      const outcome = await write('feedback', { ...of, reaction, text })
      if (outcome.kind === 'failed') notify(outcome.text)
      else {
        judgements.set(key, reaction)
        room.judged(message)
        notify('Thank you for your feedback')
      }
    } catch (fault) {
      complain(fault)
    }
  }

  /** @param {ChatMessage} message */
  const itemsFor = (message) => {
    const own = [
      { label: 'Edit', run: () => room.edit(message) },
      { label: 'Delete', run: () => void write('delete', on(message)).catch(complain) },
    ]
    const isMine = message.author === room.persona().id
    const refresh = { label: 'Refresh', run: () => void tellOutcome(write('refresh', on(message))) }
    return [
      {
        label: setup.commands.diagnose,
        run: () => void runCommand(message, room.persona(), setup.bot.name),
      },
      ...(hasRefresh(message) ? [refresh] : []),
      ...own.slice(isMine && message.text === '' ? 1 : 0, isMine ? undefined : 0),
    ]
  }

  return {
    submit: (message, data) => tellOutcome(write('submit', { ...on(message), data })),
    execute: (message, action) => tellOutcome(write('execute', { ...on(message), action })),
    openMenu: (message, button) => {
      openMenu(button, itemsFor(message))
    },
    undelete: (message) => {
      write('undelete', on(message)).catch(complain)
    },
    judge,
    judgement: (message) => judgements.get(judgementKey(message)),
    say: room.say,
    useInTerminal: room.useInTerminal,
  }
}

/** @param {ChatMessage} message */
export function hasRefresh({ cards, personalCards }) {
  return [...cards, ...Object.values(personalCards)].some(
    (/** @type {any} */ card) => card?.refresh !== undefined,
  )
}
