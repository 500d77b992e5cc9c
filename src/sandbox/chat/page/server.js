/**
 * @typedef {import('../page-api/page-room.ts').Setup} Setup
 * @typedef {import('../persona.ts').Persona} Persona
 * @typedef {import('../persona.ts').Sample} Sample
 * @typedef {import('../conversations.ts').PlaceKind} PlaceKind
 * @typedef {import('../conversations.ts').Whereabouts} Whereabouts
 * @typedef {import('../chat-message.ts').ChatMessage} ChatMessage
 * @typedef {import('../chat-message.ts').Citation} Citation
 * @typedef {import('../chat-message.ts').SentPicture} SentPicture
 * @typedef {import('../client/press-outcome.ts').PressOutcome} PressOutcome
 * @typedef {import('../client/task-module.ts').TaskModule} TaskModule
 * @typedef {import('../client/extension-client.ts').SearchOutcome} SearchOutcome
 * @typedef {import('../client/extension-client.ts').SearchResult} SearchResult
 * @typedef {import('../invokes.ts').Theme} Theme
 * @typedef {import('../sandbox-actions.ts').ActionOutcome} ActionOutcome
 *
 * @typedef {'open' | 'messages' | 'edit' | 'delete' | 'undelete'} ConversationPath
 * @typedef {'submit' | 'execute' | 'refresh' | 'see' | 'allow'} CardPath
 * @typedef {'diagnose' | 'submit-task' | 'execute-task' | 'find-role' | 'send-card' | 'feedback'} ExtensionPath
 */

/** @returns {Promise<Setup>} */
export async function readSetup() {
  const response = await fetch('/api/setup')
  return response.json()
}

/**
 * @param {ConversationPath | CardPath | ExtensionPath | 'calls' | 'terminal'} path
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
 *   typing: (typing: Whereabouts) => void,
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
