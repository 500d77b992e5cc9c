import { byId, complain, element } from './element.js'
import { write } from './server.js'

/**
 * @typedef {import('./server.js').SearchOutcome} SearchOutcome
 * @typedef {import('./server.js').SearchResult} SearchResult
 */

/** Milliseconds without a key after which the words are searched for. */
const pause = 250

/**
 * The search of the app's message extension. What is chosen is sent as a card of the person's.
 *
 * @param {() => object} where personaId, place and threadId of who searches
 */
export function roleSearch(where) {
  const dialog = byId('role-search', HTMLDialogElement)
  const words = byId('role-words', HTMLInputElement)
  const list = byId('role-results', HTMLElement)
  const note = byId('role-note', HTMLElement)
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  let searches = 0

  /** @param {SearchOutcome} outcome */
  const show = (outcome) => {
    const results = outcome.kind === 'results' ? outcome.results : []
    list.replaceChildren(...results.map((result) => drawResult(result, choose)))
    note.textContent =
      outcome.kind === 'failed' ? outcome.text : results.length === 0 ? 'No role was found.' : ''
  }

  const search = async () => {
    const text = words.value.trim()
    searches += 1
    const number = searches
    if (text === '') {
      show({ kind: 'failed', text: '' })
      return
    }
    /** @type {SearchOutcome} */
    const outcome = await write('find-role', { ...where(), text }).catch((fault) => ({
      kind: 'failed',
      text: fault.message,
    }))
    // an answer to fewer letters may come later
    if (number === searches) show(outcome)
  }

  /** @param {SearchResult} result */
  const choose = ({ card }) => {
    dialog.close()
    write('send-card', { ...where(), card }).catch(complain)
  }

  words.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void search(), pause)
  })
  dialog.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const stops = [words, ...list.querySelectorAll('button')]
    const at = stops.findIndex((stop) => stop === document.activeElement)
    stops.at((at + step) % stops.length)?.focus()
  })
  byId('find-role', HTMLButtonElement).addEventListener('click', () => {
    words.value = ''
    show({ kind: 'failed', text: '' })
    dialog.showModal()
  })
}

/**
 * @param {SearchResult} result
 * @param {(result: SearchResult) => void} onChoose
 */
function drawResult(result, onChoose) {
  const { title, subtitle, text, image } = result
  const choose = () => {
    onChoose(result)
  }
  return element(
    'li',
    {},
    element(
      'button',
      { type: 'button', click: choose },
      ...(image === null ? [] : [element('img', { src: image, alt: '' })]),
      element(
        'span',
        {},
        element('strong', {}, title),
        ...[subtitle, text].flatMap((line) => (line === null ? [] : [element('small', {}, line)])),
      ),
    ),
  )
}
