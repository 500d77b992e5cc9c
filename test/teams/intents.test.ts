import { describe, expect, it } from 'vitest'
import { intentOf, type Intent } from '../../src/teams/intents.ts'

describe('intentOf', () => {
  const cases: readonly (readonly [text: string, intent: Intent | null])[] = [
    ['hi', 'greeting'],
    ['Hi!', 'greeting'],
    ['  HELLO there  ', 'greeting'],
    ['Hey Rolecall 👋🏽', 'greeting'],
    ['good morning, everyone', 'greeting'],
    ['help', 'help'],
    ['/help', 'help'],
    ['Help, please!', 'help'],
    ['&nbsp;help', 'help'],
    ['?', 'help'],
    ['', 'help'],
    ['What can you do?', 'help'],
    ['check again', 'check-again'],
    ['Please check again.', 'check-again'],
    ['re-check', 'check-again'],
    ['OK, try again', 'check-again'],
    ['Thanks!', 'thanks'],
    ['thank you', 'thanks'],
    ['My requests', 'requests'],
    ['request status?', 'requests'],
    ['What’s waiting for me?', 'requests'],
    ['requests waiting for me, please', 'requests'],
    ['request access', null],
    ['my request failed: AuthorizationFailed', null],
    ['contoso-search', null],
    ['hi-search', null],
    ['help me with this: Principal does not have access to API/Operation', null],
    ['hello\nError code: AuthorizationFailed', null],
    ['AuthorizationFailed', null],
    ['check again the error that I pasted last Tuesday in the other channel, please', null],
  ]
  it.each(cases)('reads %j as %s', (text, intent) => {
    expect(intentOf(text)).toBe(intent)
  })
})
