import { byId, element } from './element.js'

/**
 * @typedef {object} MenuItem
 * @property {string} label
 * @property {() => void} run
 */

/** Pixels between the menu and the edge of the window. */
const margin = 8

/**
 * Opens the menu of a message below its button. The browser closes it at Escape and at a click elsewhere, and
 * gives the focus back to the button.
 *
 * @param {HTMLElement} button
 * @param {readonly MenuItem[]} items
 */
export function openMenu(button, items) {
  const menu = byId('message-menu', HTMLElement)
  const drawn = items.map(({ label, run }) =>
    element(
      'button',
      {
        type: 'button',
        role: 'menuitem',
        tabindex: '-1',
        click: () => {
          menu.hidePopover()
          run()
        },
      },
      label,
    ),
  )
  menu.replaceChildren(...drawn)
  menu.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Tab') menu.hidePopover()
    if (step === undefined) return
    event.preventDefault()
    const at = drawn.findIndex((item) => item === document.activeElement)
    drawn.at((at + step) % drawn.length)?.focus()
  }
  menu.ontoggle = ({ newState }) => {
    button.setAttribute('aria-expanded', String(newState === 'open'))
  }
  menu.showPopover()
  place(menu, button.getBoundingClientRect())
  drawn[0]?.focus()
}

/**
 * @param {HTMLElement} menu
 * @param {DOMRect} anchor
 */
function place(menu, anchor) {
  const { width, height } = menu.getBoundingClientRect()
  const fitsBelow = anchor.bottom + height + margin < innerHeight
  const left = Math.min(anchor.left, innerWidth - width - margin)
  menu.style.left = `${Math.max(margin, left)}px`
  menu.style.top = `${fitsBelow ? anchor.bottom : Math.max(margin, anchor.top - height)}px`
}
