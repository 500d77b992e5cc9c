import { bench as openBench } from './bench.js'
import { composer as openComposer } from './composer.js'
import { byId, element, notify } from './element.js'
import { messageLog } from './log.js'
import { drawMessage } from './message.js'
import { botAvatar, personaPicker } from './people.js'
import { placeList } from './places.js'
import { listen, readSetup, write } from './server.js'
import { typingSign } from './typing.js'

/**
 * @typedef {import('./server.js').ChatMessage} ChatMessage
 * @typedef {import('./server.js').Persona} Persona
 * @typedef {import('./server.js').Sample} Sample
 */

const setup = await readSetup()
/** who and where, kept in the address: a reload stays, and a second tab can be somebody else */
const [startsAs, startsIn] = location.hash.slice(1).split('/')
const firstPersona = setup.personas.find(({ id }) => id === startsAs) ?? setup.personas[0]
if (!firstPersona) throw new Error('the sandbox has no personas')

/** @type {Persona} */
let me = firstPersona
/** @type {'personal' | 'channel'} */
let place = startsIn === 'channel' ? 'channel' : 'personal'
/** @type {Map<string, ChatMessage>} */
const messages = new Map()
/** unread messages by place key
 * @type {Map<string, number>} */
const unread = new Map()

const placeKey = () => (place === 'channel' ? 'channel' : me.id)
const here = () => [...messages.values()].filter((message) => message.place === placeKey())

/** @param {unknown} fault */
const complain = (fault) => {
  notify(fault instanceof Error ? fault.message : String(fault))
}

/** @param {Promise<import('./server.js').PressOutcome>} pressed */
const tellOutcome = async (pressed) => {
  try {
    const { text } = await pressed
    if (text !== null) notify(text)
  } catch (fault) {
    complain(fault)
  }
}

/** @type {import('./message.js').MessageActions} */
const messageActions = {
  submit: ({ id }, data) => tellOutcome(write('submit', { personaId: me.id, messageId: id, data })),
  execute: ({ id }, action) => tellOutcome(write('execute', { personaId: me.id, messageId: id, action })),
  say: (text) => {
    say({ text, html: null, threadId: null, pictures: [] })
  },
  useInTerminal: (commands) => {
    showBench()
    bench.terminal.propose(commands)
  },
}

const log = messageLog({
  draw: (message) => drawMessage(message, setup, me.id, messageActions),
  reply: (threadId) => {
    const root = messages.get(threadId)
    const author = setup.personas.find(({ id }) => id === root?.author)?.name ?? setup.bot.name
    composer.replyIn(
      threadId,
      `Replying to ${author === me.name ? 'your own post' : `the post by ${author}`}`,
    )
  },
})

/** @param {import('./composer.js').Draft} message */
const say = (message) => {
  write('messages', { personaId: me.id, place, ...message }).catch(complain)
}

const composer = openComposer(setup.bot.name, setup.pictures, say)

const bench = openBench(setup, {
  persona: () => me,
  useSample: (sample) => {
    const persona = setup.personas.find(({ id }) => id === sample.personaId)
    if (persona && persona !== me) {
      become(persona)
      notify(`You are now ${persona.name}`)
    }
    useText(sample.text)
  },
  useText: (text) => {
    useText(text)
  },
})

/** @param {string} text */
const useText = (text) => {
  hideDrawers()
  composer.propose(text)
}

const picker = personaPicker(setup.personas, (persona) => {
  become(persona)
})

/** @param {Persona} persona */
const become = (persona) => {
  me = persona
  picker.show(persona.id)
  bench.showPersona()
  enter()
}

const places = placeList(setup, (kind) => {
  place = kind
  hideDrawers()
  enter()
})

const typing = typingSign(setup.bot.name)

/** Shows the place where the chosen person now is. */
const enter = () => {
  history.replaceState(null, '', `#${me.id}/${place}`)
  unread.delete(placeKey())
  places.show(place)
  const isChannel = place === 'channel'
  byId('room-name', HTMLElement).textContent = isChannel ? `#${setup.channel.name}` : setup.bot.name
  byId('room-note', HTMLElement).textContent = isChannel
    ? `As ${me.name}, with ${setup.personas.length - 1} others`
    : `As ${me.name}, in private`
  byId('room-avatar', HTMLElement).replaceChildren(isChannel ? '#' : botAvatar())
  composer.moveTo(placeKey(), isChannel ? `Post in #${setup.channel.name}` : 'Message, or paste an error')
  typing.hide()
  showAll()
  showUnread()
  open()
}

const open = () => {
  write('open', { personaId: me.id, place }).catch(complain)
}

const showAll = () => {
  const shown = here()
  log.show(shown)
  if (shown.length === 0) log.showEmpty(emptyNote())
}

const emptyNote = () =>
  element(
    'div',
    { class: 'empty' },
    place === 'channel' ? element('span', { class: 'avatar channel' }, '#') : botAvatar(),
    element(
      'p',
      {},
      place === 'channel'
        ? 'Nobody has posted here yet.'
        : `This is ${me.name}'s chat with ${setup.bot.name}.`,
    ),
    element('p', { class: 'note' }, 'Paste an Azure error that says that access is missing.'),
  )

const showUnread = () => {
  places.showUnread('channel', unread.get('channel') ?? 0)
  places.showUnread('personal', unread.get(me.id) ?? 0)
  for (const persona of setup.personas) {
    picker.showUnread(persona.id, persona === me ? 0 : (unread.get(persona.id) ?? 0))
  }
}

const showBench = () => {
  const panel = byId('bench', HTMLElement)
  if (getComputedStyle(panel).position === 'fixed') panel.showPopover()
}

const hideDrawers = () => {
  for (const id of ['rail', 'bench']) byId(id, HTMLElement).hidePopover()
}

listen({
  transcript: (all) => {
    messages.clear()
    for (const message of all) messages.set(message.id, message)
    showAll()
  },
  message: (message) => {
    const isNew = !messages.has(message.id)
    messages.set(message.id, message)
    if (message.place !== placeKey()) {
      if (isNew) unread.set(message.place, (unread.get(message.place) ?? 0) + 1)
      showUnread()
      return
    }
    if (message.author === null) typing.hide()
    log.put(message, isNew && message.author === me.id)
  },
  removed: ({ id }) => {
    messages.delete(id)
    log.remove(id)
    if (here().length === 0) showAll()
  },
  typing: (event) => {
    if (event.place === placeKey()) typing.show()
  },
  connected: (isConnected) => {
    if (isConnected) open()
    else notify('The sandbox does not answer; trying again.')
  },
})

byId('brand-name', HTMLElement).textContent = setup.bot.name
byId('people', HTMLElement).append(...picker.nodes)
document.title = `${setup.bot.name} sandbox`
become(firstPersona)
