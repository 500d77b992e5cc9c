import { rememberedEvidence } from '../evidence/remembered-evidence.ts'
import type { PlainWords } from './plain-request/plain-words.ts'
import { readPlainRequest } from './plain-request/read-plain-request.ts'

export type Message =
  | { readonly kind: 'error' }
  | { readonly kind: 'plain'; readonly words: PlainWords }
  | { readonly kind: 'neither' }

/** Whether a text reports an error or asks a plain question. An error wins, whatever is asked beside it. */
export function readMessage(text: string): Message {
  if (rememberedEvidence(text).cause !== 'unrecognized') return { kind: 'error' }
  const words = readPlainRequest(text)
  return words === null ? { kind: 'neither' } : { kind: 'plain', words }
}
