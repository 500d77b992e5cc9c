import { commandsIn, drawCard } from './card.js'
import { element } from './element.js'
import { showMarkdown } from './markdown.js'
import { avatar, botAvatar } from './people.js'
import { drawPictures } from './picture.js'

/**
 * @typedef {import('./server.js').ChatMessage} ChatMessage
 * @typedef {import('./server.js').Setup} Setup
 *
 * @typedef {object} MessageActions
 * @property {(message: ChatMessage, data: unknown) => Promise<void>} submit
 * @property {(message: ChatMessage, action: object) => Promise<void>} execute
 * @property {(text: string) => void} say
 * @property {(commands: string) => void} useInTerminal
 */

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

/** A longer text is folded: as many lines, or as many characters. */
const foldedAt = { lines: 10, characters: 800 }

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
  const cards = message.personalCards[viewer] ? [message.personalCards[viewer]] : message.cards
  const commands = setup.calls === null ? [] : [...new Set(cards.flatMap(commandsIn))]
  const sent = new Date(message.sentAt)

  return element(
    'article',
    {
      class: `message ${isBot ? 'from-bot' : message.author === viewer ? 'from-me' : 'from-other'}`,
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
        element('time', { datetime: message.sentAt }, time.format(sent)),
        ...(message.edited ? [element('span', {}, 'Edited')] : []),
      ),
      ...(message.text === '' ? [] : [drawText(message, setup.bot.name)]),
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
      ...drawSuggestions(message, actions),
      ...(commands.length === 0 ? [] : [drawTerminalLink(commands, actions)]),
      ...(message.fault === null ? [] : [element('p', { class: 'fault', role: 'alert' }, message.fault)]),
    ),
  )
}

/**
 * @param {ChatMessage} message
 * @param {string} botName
 */
function drawText(message, botName) {
  const text = element('div', { class: 'text' })
  if (message.markdown) showMarkdown(text, message.text)
  else text.append(...markMention(message.text, botName))
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
 * @param {string} text
 * @param {string} botName
 */
function markMention(text, botName) {
  const mention = `@${botName}`
  const at = text.indexOf(mention)
  if (at === -1) return [text]
  return [text.slice(0, at), element('span', { class: 'mention' }, botName), text.slice(at + mention.length)]
}

/**
 * Suggested actions, which Teams shows in personal chats only.
 *
 * @param {ChatMessage} message
 * @param {MessageActions} actions
 */
function drawSuggestions(message, actions) {
  if (message.suggestions.length === 0 || message.threadId !== null) return []
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
