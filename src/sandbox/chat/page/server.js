/**
 * @typedef {import('../page-routes.ts').Setup} Setup
 * @typedef {import('../persona.ts').Persona} Persona
 * @typedef {import('../persona.ts').Sample} Sample
 * @typedef {import('../transcript.ts').ChatMessage} ChatMessage
 * @typedef {import('../transcript.ts').SentPicture} SentPicture
 * @typedef {import('../transcript.ts').Typing} Typing
 * @typedef {import('../teams-client.ts').PressOutcome} PressOutcome
 * @typedef {import('../sandbox-actions.ts').ActionOutcome} ActionOutcome
 */

/** @returns {Promise<Setup>} */
export async function readSetup() {
  const response = await fetch('/api/setup')
  return response.json()
}

/**
 * @param {'open' | 'messages' | 'submit' | 'execute' | 'calls' | 'terminal'} path
 * @param {object} body
 * @returns {Promise<any>} the answer's JSON
 * @throws {Error} with a text for the person, when the answer is a refusal or there is none
 */
export function write(path, body) {
  return post(`/api/${path}`, 'application/json', JSON.stringify(body))
}

/**
 * @param {File} file
 * @returns {Promise<SentPicture>}
 * @throws {Error} as `write` does
 */
export function keepPicture(file) {
  return post(`/api/pictures/${encodeURIComponent(file.name)}`, 'application/octet-stream', file)
}

/**
 * The address by which the page shows a picture. What the bot is told is another one.
 *
 * @param {string} id
 */
export function pictureAddress(id) {
  return `/api/pictures/${encodeURIComponent(id)}`
}

/**
 * @param {string} address
 * @param {string} type
 * @param {BodyInit} body
 * @returns {Promise<any>}
 */
async function post(address, type, body) {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  }).catch(() => {
    throw new Error('The sandbox does not answer. Is it still running?')
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.error)
  return answer
}

/**
 * @param {{
 *   transcript: (messages: ChatMessage[]) => void,
 *   message: (message: ChatMessage) => void,
 *   removed: (removed: { id: string }) => void,
 *   typing: (typing: Typing) => void,
 *   connected: (isConnected: boolean) => void,
 * }} listener
 */
export function listen(listener) {
  const source = new EventSource('/api/events')
  for (const event of /** @type {const} */ (['transcript', 'message', 'removed', 'typing'])) {
    source.addEventListener(event, ({ data }) => {
      listener[event](JSON.parse(data))
    })
  }
  source.addEventListener('open', () => {
    listener.connected(true)
  })
  source.addEventListener('error', () => {
    listener.connected(false)
  })
}
