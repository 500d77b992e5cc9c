import { bench as openBench } from './bench.js'
import { composer as openComposer } from './composer.js'
import { byId, complain, element, notify } from './element.js'
import { messageLog } from './log.js'
import { hasRefresh, messageActions } from './message-actions.js'
import { drawMessage, seenAs } from './message.js'
import { botAvatar, groupAvatar, personaPicker } from './people.js'
import { placeList } from './places.js'
import { roleSearch } from './role-search.js'
import { listen, readSetup, write } from './server.js'
import { typingSign } from './typing.js'
import { unreadMessages } from './unread.js'

/**
 * @typedef {import('./server.js').ChatMessage} ChatMessage
 * @typedef {import('./server.js').Persona} Persona
 * @typedef {import('./server.js').PlaceKind} PlaceKind
 * @typedef {import('./server.js').Sample} Sample
 */

const setup = await readSetup()
/** who and where, kept in the address: a reload stays, and a second tab can be somebody else */
const [startsAs, startsIn] = location.hash.slice(1).split('/')
const firstPersona = setup.personas.find(({ id }) => id === startsAs) ?? setup.personas[0]
if (!firstPersona) throw new Error('the sandbox has no personas')

/** @type {Persona} */
let me = firstPersona
/** @type {PlaceKind} */
let place = startsIn === 'channel' || startsIn === 'group' ? startsIn : 'personal'
/** @type {Map<string, ChatMessage>} */
const messages = new Map()
const unread = unreadMessages(setup)

const placeKey = () => (place === 'personal' ? me.id : place)
const here = () => [...messages.values()].filter((message) => message.place === placeKey())
const isInGroup = () => setup.groupChat?.memberIds.includes(me.id) ?? false

const actions = messageActions(setup, {
  persona: () => me,
  say: (text) => {
    say({ text, html: null, threadId: null, pictures: [] })
  },
  edit: ({ id, text }) => {
    composer.edit(id, text)
  },
  judged: (message) => {
    log.redraw(messages.get(message.id) ?? message)
  },
  useInTerminal: (commands) => {
    showBench()
    bench.terminal.propose(commands)
  },
})

const log = messageLog({
  draw: (message) => drawMessage(message, setup, me.id, actions),
  seenAs: (message) => seenAs(message, me.id),
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

const composer = openComposer(setup.bot.name, setup.pictures, {
  send: say,
  edit: (messageId, text) => {
    write('edit', { personaId: me.id, messageId, text }).catch(complain)
  },
})

roleSearch(() => ({ personaId: me.id, place, threadId: composer.threadId() }))

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
  if (place === 'group' && !isInGroup()) place = 'personal'
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

/** What the room is called, and what is said of it where nobody has written yet. */
const room = () => {
  const others = (/** @type {number} */ count) =>
    `As ${me.name}, with ${count - 1} ${count === 2 ? 'other' : 'others'}`
  switch (place) {
    case 'personal':
      return {
        name: setup.bot.name,
        note: `As ${me.name}, in private`,
        avatar: botAvatar(),
        label: 'Message, or paste an error',
        empty: `This is ${me.name}'s chat with ${setup.bot.name}.`,
      }
    case 'group': {
      const { name = '', memberIds = [] } = setup.groupChat ?? {}
      return {
        name,
        note: others(memberIds.length),
        avatar: groupAvatar(name),
        label: `Message ${name}`,
        empty: 'Nobody has written here yet.',
      }
    }
    case 'channel':
      return {
        name: `#${setup.channel.name}`,
        note: others(setup.personas.length),
        avatar: element('span', { class: 'avatar channel', 'aria-hidden': 'true' }, '#'),
        label: `Post in #${setup.channel.name}`,
        empty: 'Nobody has posted here yet.',
      }
  }
}

/** Shows the place where the chosen person now is. */
const enter = () => {
  history.replaceState(null, '', `#${me.id}/${place}`)
  const { name, note, avatar, label } = room()
  unread.read(me.id, placeKey())
  places.show(place, isInGroup())
  byId('room-name', HTMLElement).textContent = name
  byId('room-note', HTMLElement).textContent = note
  byId('room-avatar', HTMLElement).replaceChildren(avatar)
  composer.moveTo(placeKey(), label)
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
  see(shown)
}

/**
 * Tells the Teams client which cards are before somebody's eyes, as it may have others for them.
 *
 * @param {ChatMessage[]} shown
 */
const see = (shown) => {
  const messageIds = shown.filter(hasRefresh).map(({ id }) => id)
  if (messageIds.length > 0) write('see', { personaId: me.id, messageIds }).catch(complain)
}

const emptyNote = () => {
  const { avatar, empty } = room()
  return element(
    'div',
    { class: 'empty' },
    avatar,
    element('p', {}, empty),
    element('p', { class: 'note' }, 'Paste an Azure error that says that access is missing.'),
  )
}

const showUnread = () => {
  for (const kind of /** @type {const} */ (['personal', 'group', 'channel'])) {
    places.showUnread(kind, unread.count(me.id, kind === 'personal' ? me.id : kind))
  }
  for (const persona of setup.personas) {
    picker.showUnread(persona.id, persona === me ? 0 : unread.waiting(persona.id))
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
    const before = messages.get(message.id)
    messages.set(message.id, message)
    unread.add(message, before, (personaId) => personaId === me.id && message.place === placeKey())
    showUnread()
    if (message.place !== placeKey()) return
    if (message.author === null) typing.hide()
    log.put(message, !before && message.author === me.id)
    see([message])
  },
  removed: ({ id }) => {
    messages.delete(id)
    unread.forget(id)
    showUnread()
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
