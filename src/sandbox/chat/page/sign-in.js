import { byId, notify } from './element.js'
import { write } from './server.js'

/**
 * @typedef {import('./server.js').Persona} Persona
 * @typedef {import('./server.js').PressOutcome} PressOutcome
 */

/**
 * Lets the person sign in as often as what they pressed asks for it, and gives what came of it in the end.
 *
 * @param {PressOutcome} outcome
 * @param {Persona} persona who pressed
 * @param {string} botName
 * @returns {Promise<Exclude<PressOutcome, { kind: 'sign-in' }>>}
 */
export async function signedIn(outcome, persona, botName) {
  let settled = outcome
  while (settled.kind === 'sign-in') {
    if (!(await isAllowed(persona, botName))) {
      notify(`You did not sign in, so that ${botName} did nothing.`)
      return { kind: 'done', text: null }
    }
    settled = await write('allow', { personaId: persona.id, signInId: settled.id })
  }
  return settled
}

/**
 * @param {Persona} persona
 * @param {string} botName
 * @returns {Promise<boolean>}
 */
function isAllowed(persona, botName) {
  const dialog = byId('sign-in', HTMLDialogElement)
  const firstName = persona.name.split(' ')[0] ?? persona.name
  byId('sign-in-title', HTMLElement).textContent =
    `${botName} wants to act for you in Azure: sign in as ${firstName}`
  byId('sign-in-account', HTMLElement).textContent = persona.userPrincipalName
  dialog.returnValue = ''
  dialog.showModal()
  return new Promise((resolve) => {
    dialog.addEventListener(
      'close',
      () => {
        resolve(dialog.returnValue === 'allow')
      },
      { once: true },
    )
  })
}
