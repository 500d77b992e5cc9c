import type { ServerResponse } from 'node:http'
import type { Transcript } from '../transcript.ts'

/** Server-sent events: the whole transcript once, then each change of it. */
export function streamEvents(response: ServerResponse, transcript: Transcript): void {
  const send = (event: string, data: unknown): void => {
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }
  const onMessage = (message: unknown): void => {
    send('message', message)
  }
  const onRemoved = (removed: unknown): void => {
    send('removed', removed)
  }
  const onTyping = (typist: unknown): void => {
    send('typing', typist)
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  send('transcript', transcript.messages)
  transcript.on('message', onMessage).on('removed', onRemoved).on('typing', onTyping)
  response.on('close', () => {
    transcript.off('message', onMessage).off('removed', onRemoved).off('typing', onTyping)
  })
}
