/** The store of documents did not do what it was asked. Its message names the store and what it answered. */
export class StateUnavailableError extends Error {
  override readonly name = 'StateUnavailableError'
}
