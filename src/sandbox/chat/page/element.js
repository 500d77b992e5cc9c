/**
 * Makes an element. Strings become text nodes, so that nothing shown is ever read as HTML.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | boolean | ((event: Event) => void)>} [attributes] functions are listeners;
 *   false leaves the attribute out
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key, value)
    else if (value === true) made.setAttribute(key, '')
    else if (value !== false) made.setAttribute(key, value)
  }
  made.append(...children)
  return made
}

const icons = {
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  thumb:
    'M6.5 9v7.5H4V9zM6.5 9.3l3-5.8c1.1 0 2 .9 2 2V8h3.6c.9 0 1.5.8 1.3 1.7l-1.2 5.4c-.2.8-.8 1.4-1.6 1.4H6.5',
}

/**
 * A drawing that says nothing to a screen reader; what it stands in needs a name.
 *
 * @param {keyof typeof icons} name
 */
export function icon(name) {
  const space = 'http://www.w3.org/2000/svg'
  const drawing = document.createElementNS(space, 'svg')
  drawing.setAttribute('viewBox', '0 0 20 20')
  drawing.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(space, 'path')
  path.setAttribute('d', icons[name])
  drawing.append(path)
  return drawing
}

/**
 * @template {typeof HTMLElement} Kind
 * @param {string} id
 * @param {Kind} kind
 * @returns {InstanceType<Kind>}
 */
export function byId(id, kind) {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new Error(`the page has no ${kind.name} #${id}`)
  return /** @type {InstanceType<Kind>} */ (found)
}

/** @param {string} text */
export async function copy(text) {
  await navigator.clipboard.writeText(text)
  notify('Copied')
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let noticeTimer

/**
 * Shows a short notice, above dialogs too, which a screen reader reads out.
 *
 * @param {string} text
 */
export function notify(text) {
  const notice = byId('notice', HTMLElement)
  notice.hidePopover()
  notice.textContent = text
  notice.showPopover()
  clearTimeout(noticeTimer)
  noticeTimer = setTimeout(() => {
    notice.hidePopover()
  }, 5000)
}

/**
 * Tells a fault to whoever looks.
 *
 * @param {unknown} fault
 */
export function complain(fault) {
  notify(fault instanceof Error ? fault.message : String(fault))
}
