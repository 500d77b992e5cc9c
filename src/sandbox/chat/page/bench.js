import { byId, copy, element } from './element.js'
import { write } from './server.js'

/**
 * @typedef {import('./server.js').Setup} Setup
 * @typedef {import('./server.js').Persona} Persona
 * @typedef {import('./server.js').Sample} Sample
 * @typedef {import('./server.js').ActionOutcome} ActionOutcome
 */

/**
 * What can be done beside the chat: errors to paste, services to call, a terminal.
 *
 * @param {Setup} setup
 * @param {{ persona: () => Persona, useSample: (sample: Sample) => void, useText: (text: string) => void }} room
 */
export function bench(setup, room) {
  byId('samples-section', HTMLElement).hidden = setup.samples.length === 0
  byId('samples', HTMLElement).append(
    ...setup.samples.map((sample) => drawSample(sample, setup, room.useSample)),
  )
  if (setup.calls !== null) {
    byId('calls-section', HTMLElement).hidden = false
    byId('terminal-section', HTMLElement).hidden = false
    byId('calls', HTMLElement).append(...setup.calls.map((call) => drawCall(call, room)))
  }
  const terminal = openTerminal(room.persona)
  return {
    terminal,
    showPersona() {
      for (const node of document.querySelectorAll('.as-persona')) node.textContent = room.persona().name
      byId('call-outcome', HTMLElement).replaceChildren()
    },
  }
}

/**
 * @param {Sample} sample
 * @param {Setup} setup
 * @param {(sample: Sample) => void} onUse
 */
function drawSample(sample, setup, onUse) {
  const persona = setup.personas.find(({ id }) => id === sample.personaId)
  return element(
    'li',
    {},
    element(
      'button',
      {
        type: 'button',
        click: () => {
          onUse(sample)
        },
      },
      element('strong', {}, sample.title),
      element('small', {}, sample.text.replaceAll(/\s+/g, ' ').slice(0, 120)),
      ...(persona ? [element('span', { class: 'tag' }, `Happened to ${persona.name}`)] : []),
    ),
  )
}

/**
 * @param {{ id: string, title: string }} call
 * @param {{ persona: () => Persona, useText: (text: string) => void }} room
 */
function drawCall(call, room) {
  const button = element(
    'button',
    {
      type: 'button',
      class: 'call',
      click: async () => {
        const persona = room.persona()
        const outcome = byId('call-outcome', HTMLElement)
        button.disabled = true
        /** @type {ActionOutcome} */
        const answer = await write('calls', { personaId: persona.id, callId: call.id }).catch(failed)
        button.disabled = false
        if (persona !== room.persona()) return
        outcome.replaceChildren(drawOutcome(call.title, answer, room.useText))
        outcome.scrollIntoView({ block: 'nearest' })
      },
    },
    call.title,
  )
  return button
}

/**
 * @param {string} title
 * @param {ActionOutcome} outcome
 * @param {(text: string) => void} useText
 */
function drawOutcome(title, { ok, text }, useText) {
  const tools = element('div', { class: 'outcome-tools' })
  const tool = (/** @type {string} */ label, /** @type {() => void} */ click) =>
    element('button', { type: 'button', class: 'quiet-button', click }, label)
  if (!ok) {
    tools.append(
      tool('Paste into the chat', () => {
        useText(text)
      }),
    )
  }
  tools.append(
    tool('Copy', () => {
      void copy(text)
    }),
  )
  return element(
    'div',
    { class: `outcome ${ok ? 'ok' : 'failed'}` },
    element('p', {}, element('strong', {}, ok ? 'Succeeded' : 'Failed'), ` ${title}`),
    element('pre', { tabindex: '0' }, text),
    tools,
  )
}

/** @param {() => Persona} persona */
function openTerminal(persona) {
  const form = byId('terminal', HTMLFormElement)
  const command = byId('command', HTMLTextAreaElement)
  const output = byId('terminal-output', HTMLElement)

  command.addEventListener('keydown', (event) => {
    if (
      event.key !== 'Enter' ||
      event.shiftKey ||
      event.isComposing ||
      command.value.trimEnd().endsWith('\\')
    )
      return
    event.preventDefault()
    form.requestSubmit()
  })
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const typed = command.value.trim()
    if (typed === '') return
    command.value = ''
    const { id, name } = persona()
    /** @type {(ActionOutcome & { line: string })[]} */
    const outcomes = await write('terminal', { personaId: id, typed }).catch((fault) => [
      { ...failed(fault), line: typed },
    ])
    for (const { ok, text, line } of outcomes) {
      output.append(
        element('p', {}, element('b', {}, `${name} $ `), line),
        element('pre', { class: ok ? 'ok' : 'failed' }, text),
      )
    }
    output.scrollTop = output.scrollHeight
    form.scrollIntoView({ block: 'nearest' })
  })
  return {
    /** @param {string} commands */
    propose(commands) {
      command.value = commands
      command.focus()
    },
  }
}

/**
 * @param {unknown} fault
 * @returns {ActionOutcome}
 */
function failed(fault) {
  return { ok: false, text: fault instanceof Error ? fault.message : String(fault) }
}
