import type { IAdaptiveCard } from '@microsoft/teams.cards'
import { describe, expect, it } from 'vitest'
import { invokeResponseOf, messageOf, type PressAnswer } from '../../../src/teams/presses/press-answer.ts'

const CARD: IAdaptiveCard = { type: 'AdaptiveCard', version: '1.5', fallbackText: 'What it says', body: [] }
const request = {
  connectionName: 'rolecall-arm',
  link: 'https://token.botframework.com/signin',
  exchange: { id: '1', uri: 'api://rolecall', providerId: 'entra' },
  why: null,
}

describe('what a press comes to', () => {
  it.each<[string, PressAnswer, unknown, object]>([
    [
      'a card',
      { kind: 'card', card: CARD },
      { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: CARD },
      {
        summary: 'What it says',
        attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: CARD }],
      },
    ],
    [
      'a sentence',
      { kind: 'message', text: 'Not you.' },
      { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Not you.' },
      { text: 'Not you.' },
    ],
    [
      'a sign-in',
      { kind: 'sign-in', request: { ...request, why: 'That was another account.' } },
      {
        statusCode: 401,
        type: 'application/vnd.microsoft.activity.loginRequest',
        value: {
          connectionName: 'rolecall-arm',
          text: 'That was another account. Sign in, so that the role is assigned in your name.',
          tokenExchangeResource: request.exchange,
          buttons: [{ type: 'signin', title: 'Sign in', value: request.link }],
        },
      },
      { attachments: [{ contentType: 'application/vnd.microsoft.card.oauth' }] },
    ],
    [
      'a sign-in that failed',
      { kind: 'sign-in-failed' },
      {
        statusCode: 412,
        type: 'application/vnd.microsoft.error.preconditionFailed',
        value: { code: '412', message: expect.stringContaining('Sign in yourself') as string },
      },
      { text: expect.stringContaining('Sign in yourself') as string },
    ],
  ])(
    'is, for %s, what Teams knows as an answer, and a message for older clients',
    (_, answer, body, message) => {
      expect(JSON.parse(JSON.stringify(invokeResponseOf(answer)))).toEqual({ status: 200, body })
      expect(messageOf(answer)).toMatchObject({ type: 'message', ...message })
    },
  )

  it('is one line of plain text, whatever is named in it', () => {
    const text = `You cannot assign [Reader](http://evil.example)\u202E\n${'x'.repeat(2_000)}`
    const answer: PressAnswer = { kind: 'message', text }
    const { text: sent = '', textFormat } = messageOf(answer)
    expect(textFormat).toBe('plain')
    expect(sent).toMatch(/^You cannot assign \[Reader\]\(http:\/\/evil\.example\) x+…$/)
    expect(sent.length).toBeLessThanOrEqual(1_000)
    expect(invokeResponseOf(answer).body).toMatchObject({ value: sent })
  })
})
