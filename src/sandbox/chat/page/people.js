import { element } from './element.js'

/** @typedef {import('./server.js').Persona} Persona */

/**
 * @param {string} name
 * @param {number} index of the person, which gives the colour
 */
export function avatar(name, index) {
  return element('span', { class: `avatar tint-${index % 6}`, 'aria-hidden': 'true' }, initials(name))
}

/** @param {string} name */
export function groupAvatar(name) {
  return element('span', { class: 'avatar group', 'aria-hidden': 'true' }, initials(name))
}

/** @param {string} name */
function initials(name) {
  const words = name.split(/\s+/)
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => word?.charAt(0) ?? '')
    .join('')
    .toUpperCase()
}

export function botAvatar() {
  return element('img', { class: 'avatar', src: '/bot.svg', alt: '' })
}

/**
 * The choice of who to be: one radio button each.
 *
 * @param {readonly Persona[]} personas
 * @param {(persona: Persona) => void} onChoose
 */
export function personaPicker(personas, onChoose) {
  /** @type {Map<string, { input: HTMLInputElement, badge: HTMLElement }>} */
  const rows = new Map()
  const nodes = personas.map((persona, index) => {
    const input = element('input', {
      type: 'radio',
      name: 'persona',
      value: persona.id,
      'aria-label': `${persona.name}, ${persona.title}`,
      'aria-describedby': `story-${index}`,
      change: () => {
        onChoose(persona)
      },
    })
    const badge = element('span', { class: 'badge', hidden: true })
    rows.set(persona.id, { input, badge })
    return element(
      'label',
      { class: 'person' },
      input,
      avatar(persona.name, index),
      element(
        'span',
        { class: 'person-text' },
        element('strong', {}, persona.name),
        element('small', {}, persona.title),
        element('span', { class: 'story', id: `story-${index}` }, persona.story),
      ),
      badge,
    )
  })
  return {
    nodes,
    /** @param {string} personaId */
    show(personaId) {
      const row = rows.get(personaId)
      if (row) row.input.checked = true
    },
    /**
     * @param {string} personaId
     * @param {number} count of unread messages
     */
    showUnread(personaId, count) {
      const badge = rows.get(personaId)?.badge
      if (badge) fillBadge(badge, count)
    },
  }
}

/**
 * @param {HTMLElement} badge
 * @param {number} count
 */
export function fillBadge(badge, count) {
  badge.hidden = count === 0
  badge.replaceChildren(String(count), element('span', { class: 'visually-hidden' }, ' unread'))
}
