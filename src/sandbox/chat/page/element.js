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
 * Shows a short notice, which a screen reader reads out.
 *
 * @param {string} text
 */
export function notify(text) {
  const notice = byId('notice', HTMLElement)
  notice.textContent = text
  notice.hidden = false
  clearTimeout(noticeTimer)
  noticeTimer = setTimeout(() => {
    notice.hidden = true
  }, 5000)
}
