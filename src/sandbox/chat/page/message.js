import { commandsIn, drawCard } from './card.js'
import { element, icon } from './element.js'
import { drawFeedback } from './feedback.js'
import { drawReferences, drawText } from './message-text.js'
import { avatar, botAvatar } from './people.js'
import { drawPictures } from './picture.js'

/**
 * @typedef {import('./server.js').ChatMessage} ChatMessage
 * @typedef {import('./server.js').Setup} Setup
 *
 * @typedef {object} MessageActions
 * @property {(message: ChatMessage, data: unknown) => Promise<void>} submit
 * @property {(message: ChatMessage, action: object) => Promise<void>} execute
 * @property {(message: ChatMessage, button: HTMLElement) => void} openMenu
 * @property {(message: ChatMessage) => void} undelete
 * @property {(message: ChatMessage, reaction: 'like' | 'dislike') => void} judge
 * @property {(message: ChatMessage) => 'like' | 'dislike' | undefined} judgement
 * @property {(text: string) => void} say
 * @property {(commands: string) => void} useInTerminal
 */

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

/**
 * What somebody sees of a message, to tell whether a change of it is one for them.
 *
 * @param {ChatMessage} message
 * @param {string} viewer persona id of who looks
 */
export function seenAs(message, viewer) {
  return JSON.stringify({ ...message, html: null, personalCards: message.personalCards[viewer] })
}

/**
 * @param {ChatMessage} message
 * @param {string} viewer
 */
export function cardsFor(message, viewer) {
  const own = message.personalCards[viewer]
  return own === undefined ? message.cards : [own]
}

/**
 * @param {ChatMessage} message
 * @param {Setup} setup
 * @param {string} viewer persona id of who looks
 * @param {MessageActions} actions
 * @returns {HTMLElement}
 */
export function drawMessage(message, setup, viewer, actions) {
  const author = setup.personas.findIndex((persona) => persona.id === message.author)
  const name = setup.personas[author]?.name ?? setup.bot.name
  const isBot = message.author === null
  const isMine = message.author === viewer
  const sent = new Date(message.sentAt)
  return element(
    'article',
    {
      class: `message ${isBot ? 'from-bot' : isMine ? 'from-me' : 'from-other'}`,
      'aria-label': `${name}, ${time.format(sent)}`,
    },
    isBot ? botAvatar() : avatar(name, author),
    element(
      'div',
      { class: 'message-body' },
      element(
        'p',
        { class: 'byline' },
        element('strong', {}, name),
        ...(isBot ? [element('span', { class: 'tag' }, 'Bot')] : []),
        ...(message.isAiGenerated ? [drawAiLabel()] : []),
        element('time', { datetime: message.sentAt }, time.format(sent)),
        ...(message.editedAt === null ? [] : [element('span', {}, 'Edited')]),
        ...(message.deletedAt === null ? [drawMenuButton(message, actions)] : []),
      ),
      ...(message.deletedAt === null
        ? drawContent(message, name, setup, viewer, actions)
        : drawDeletion(message, isMine, actions)),
    ),
  )
}

/**
 * @param {ChatMessage} message
 * @param {string} name
 * @param {Setup} setup
 * @param {string} viewer
 * @param {MessageActions} actions
 */
function drawContent(message, name, setup, viewer, actions) {
  const cards = cardsFor(message, viewer)
  const commands = setup.calls === null ? [] : [...new Set(cards.flatMap(commandsIn))]
  return [
    ...(message.text === '' ? [] : [drawText(message, setup.bot.name)]),
    ...drawReferences(message.citations),
    ...drawPictures(message.pictures, name),
    ...cards.map((card) =>
      drawCard(card, {
        submit: (data) => actions.submit(message, data),
        execute: (action) => actions.execute(message, action),
      }),
    ),
    ...message.undrawn.map((type) =>
      element('p', { class: 'note' }, `An attachment of type ${type} is not drawn here.`),
    ),
    ...(message.asksForFeedback ? [drawFeedback(message, actions)] : []),
    ...drawSuggestions(message, actions),
    ...(commands.length === 0 ? [] : [drawTerminalLink(commands, actions)]),
    ...(message.fault === null ? [] : [element('p', { class: 'fault', role: 'alert' }, message.fault)]),
  ]
}

function drawAiLabel() {
  return element('span', { class: 'tag', title: 'AI-generated content may be incorrect.' }, 'AI generated')
}

/**
 * @param {ChatMessage} message
 * @param {MessageActions} actions
 */
function drawMenuButton(message, actions) {
  const button = element(
    'button',
    {
      type: 'button',
      class: 'icon-button menu-button',
      'aria-label': 'More options',
      'aria-haspopup': 'menu',
      click: () => {
        actions.openMenu(message, button)
      },
    },
    icon('more'),
  )
  return button
}

/**
 * @param {ChatMessage} message
 * @param {boolean} isMine
 * @param {MessageActions} actions
 */
function drawDeletion(message, isMine, actions) {
  const undo = () =>
    element(
      'button',
      {
        type: 'button',
        class: 'quiet-button',
        click: () => {
          actions.undelete(message)
        },
      },
      'Undo',
    )
  return [
    element('p', { class: 'text deleted' }, 'This message has been deleted.', ...(isMine ? [undo()] : [])),
  ]
}

/**
 * Suggested actions, which Teams shows in personal chats only.
 *
 * @param {ChatMessage} message
 * @param {MessageActions} actions
 */
function drawSuggestions(message, actions) {
  if (message.suggestions.length === 0 || message.place === 'channel' || message.place === 'group') return []
  const buttons = message.suggestions.map(({ title, text }) =>
    element(
      'button',
      {
        type: 'button',
        class: 'chip',
        click: () => {
          actions.say(text)
        },
      },
      title,
    ),
  )
  return [element('div', { class: 'suggestions' }, ...buttons)]
}

/**
 * @param {string[]} commands
 * @param {MessageActions} actions
 */
function drawTerminalLink(commands, actions) {
  return element(
    'button',
    {
      type: 'button',
      class: 'quiet-button',
      click: () => {
        actions.useInTerminal(commands.join('\n'))
      },
    },
    commands.length === 1
      ? 'Put the command into the terminal'
      : `Put ${commands.length} commands into the terminal`,
  )
}
