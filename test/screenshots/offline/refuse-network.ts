import dns from 'node:dns'
import { Socket } from 'node:net'

/** Preloaded into a process, and inherited by its threads: whatever wants a network fails. */
function refuse(): never {
  throw new Error('the network was used')
}

Object.assign(Socket.prototype, { connect: refuse })
Object.assign(dns, { lookup: refuse })
globalThis.fetch = refuse
