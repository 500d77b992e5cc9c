import { sampleError } from '../../builders/requests.ts'
import { personId } from './people.ts'
import type { Surroundings } from './settings.ts'

const ERROR = sampleError('Chat playground')

/** A message with an error, as Teams sends it: one person after the other, each in their own chat with the bot. */
export function messageOf(
  number: number,
  people: number,
  { connectorUrl, tenantId }: Pick<Surroundings, 'connectorUrl' | 'tenantId'>,
): string {
  const person = number % people
  return JSON.stringify({
    type: 'message',
    id: `message-${number}`,
    timestamp: '2026-11-22T10:42:31.123Z',
    channelId: 'msteams',
    serviceUrl: connectorUrl,
    from: { id: `29:${person}`, name: `Developer ${person}`, aadObjectId: personId(person) },
    recipient: { id: '28:rolecall', name: 'Rolecall' },
    conversation: { id: `a:chat-${person}`, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    locale: 'en-US',
    textFormat: 'plain',
    text: ERROR,
  })
}
