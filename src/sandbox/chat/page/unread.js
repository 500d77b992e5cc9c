/**
 * @typedef {import('./server.js').ChatMessage} ChatMessage
 * @typedef {import('./server.js').Setup} Setup
 */

/**
 * What is new to whom. A message in a shared place is new to everybody there; it waits for those to whom it is
 * addressed: in their own chat, with a card of their own, or by a mention.
 *
 * @param {Setup} setup
 */
export function unreadMessages(setup) {
  /** whether it waits for them, by persona and place and id of the message
   * @type {Map<string, Map<string, boolean>>} */
  const unread = new Map()

  /**
   * @param {string} personaId
   * @param {string} place
   */
  const of = (personaId, place) => {
    const key = `${personaId} ${place}`
    const known = unread.get(key) ?? new Map()
    unread.set(key, known)
    return known
  }

  /**
   * @param {ChatMessage} message
   * @param {string} personaId
   */
  const isFor = (message, personaId) => {
    const memberId = setup.memberIds[personaId] ?? ''
    const name = setup.personas.find(({ id }) => id === personaId)?.name ?? ''
    return (
      message.place === personaId ||
      message.mentions.includes(name) ||
      message.cards.some((card) => refreshesFor(card).includes(memberId))
    )
  }

  return {
    /**
     * @param {ChatMessage} message new or changed
     * @param {ChatMessage | undefined} before
     * @param {(personaId: string) => boolean} looks whether somebody has the place before their eyes
     */
    add(message, before, looks) {
      for (const { id } of setup.personas) {
        const isThere = message.place === 'channel' || message.place === id || isInGroup(setup, message, id)
        if (!isThere || message.author === id || looks(id)) continue
        const waits = isFor(message, id)
        if (before && !(waits && !isFor(before, id))) continue
        of(id, message.place).set(message.id, waits)
      }
    },
    /** @param {string} messageId */
    forget(messageId) {
      for (const messages of unread.values()) messages.delete(messageId)
    },
    /**
     * @param {string} personaId
     * @param {string} place
     */
    read(personaId, place) {
      of(personaId, place).clear()
    },
    /**
     * @param {string} personaId
     * @param {string} place
     */
    count(personaId, place) {
      return of(personaId, place).size
    },
    /**
     * How many messages wait for somebody, wherever they are.
     *
     * @param {string} personaId
     */
    waiting(personaId) {
      const places = ['channel', 'group', personaId].map((place) => [...of(personaId, place).values()])
      return places.flat().filter(Boolean).length
    },
  }
}

/**
 * @param {Setup} setup
 * @param {ChatMessage} message
 * @param {string} personaId
 */
function isInGroup(setup, message, personaId) {
  return message.place === 'group' && (setup.groupChat?.memberIds.includes(personaId) ?? false)
}

/**
 * @param {any} card
 * @returns {string[]}
 */
function refreshesFor(card) {
  const userIds = card?.refresh?.userIds
  return Array.isArray(userIds) ? userIds : []
}
