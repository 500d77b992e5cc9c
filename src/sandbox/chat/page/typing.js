import { byId, element } from './element.js'

/** How long the sign shows unless the bot types again, in milliseconds. */
const lasts = 10_000

/** @param {string} botName */
export function typingSign(botName) {
  const sign = byId('typing', HTMLElement)
  sign.append(
    element('span', { class: 'dots', 'aria-hidden': 'true' }, element('i'), element('i'), element('i')),
    `${botName} is typing`,
  )
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  const hide = () => {
    clearTimeout(timer)
    sign.hidden = true
  }
  return {
    show() {
      clearTimeout(timer)
      sign.hidden = false
      timer = setTimeout(hide, lasts)
    },
    hide,
  }
}
