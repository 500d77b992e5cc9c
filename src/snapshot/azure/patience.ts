/** How long Azure is waited for; milliseconds. */
export interface Patience {
  /** one request, until the whole answer is there; after that it is sent again */
  readonly attempt: number
  /** one read, with everything that is sent again and every further page; what is late counts as not readable */
  readonly read: number
  /** before a request is sent again for the first time, where Azure names no time; then longer */
  readonly retryDelay: number
}

export const PATIENCE: Patience = { attempt: 20_000, read: 60_000, retryDelay: 1000 }
