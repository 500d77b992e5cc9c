import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readActivity, type IncomingActivity } from '../../../src/teams/incoming-activity.ts'
import { RateLimits, type Admission } from '../../../src/teams/rate-limits/rate-limits.ts'

const MINUTE = 60_000

let limits: RateLimits
beforeEach(() => {
  vi.useFakeTimers()
  limits = new RateLimits({ messages: 2, messagesOfConversation: 3, presses: 4, glances: 5 })
})
afterEach(() => {
  vi.useRealTimers()
})

function activity(fields: Readonly<Record<string, unknown>> = {}, person = 'dana'): IncomingActivity {
  const read = readActivity({
    type: 'message',
    text: 'hello',
    serviceUrl: 'https://smba.trafficmanager.net/teams/',
    from: { id: `29:${person}`, aadObjectId: person },
    recipient: { id: '28:rolecall' },
    conversation: { id: `a:${person}`, conversationType: 'personal' },
    ...fields,
  })
  if (read.kind === 'fault') throw new Error(read.text)
  return read.activity
}

async function times(count: number, each: IncomingActivity): Promise<readonly Admission['kind'][]> {
  const kinds: Admission['kind'][] = []
  for (let index = 0; index < count; index += 1) kinds.push((await limits.admit(each)).kind)
  return kinds
}

const execute = (trigger: string) => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  value: { action: {}, trigger },
})
const GROUP = { id: '19:group', conversationType: 'groupChat', isGroup: true }
const MENTION = [{ type: 'mention', text: '<at>Rolecall</at>', mentioned: { id: '28:rolecall' } }]
const inGroup = { conversation: GROUP, entities: MENTION, text: '<at>Rolecall</at> hello' }

describe('in a minute', () => {
  it.each<[sentence: string, each: IncomingActivity, most: number]>([
    ['messages', activity(), 2],
    ['changes of messages', activity({ type: 'messageUpdate' }), 2],
    ['presses as messages', activity({ value: { verb: 'check-again' } }), 4],
    ['presses', activity(execute('manual')), 4],
    ['dialogs', activity({ type: 'invoke', name: 'composeExtension/fetchTask', value: {} }), 4],
    ['sign-ins', activity({ type: 'invoke', name: 'signin/tokenExchange', value: {} }), 4],
    ['cards that are scrolled past', activity(execute('automatic')), 5],
    ['letters that are typed', activity({ type: 'invoke', name: 'composeExtension/query', value: {} }), 5],
  ])('%s are taken up to their limit', async (_, each, most) => {
    const kinds = await times(most + 2, each)
    expect(kinds.filter((kind) => kind === 'admitted')).toHaveLength(most)
    expect(kinds.slice(most)).toEqual(['too-many', 'too-many'])
  })

  it.each([
    ['messages that are not for the bot', activity({ conversation: GROUP })],
    ['installations', activity({ type: 'installationUpdate' })],
    ['members that come', activity({ type: 'conversationUpdate' })],
  ])('%s are taken without end', async (_, each) => {
    expect(await times(20, each)).not.toContain('too-many')
  })

  it('one person’s messages leave other people theirs', async () => {
    await times(9, activity())
    expect(await times(1, activity({}, 'olivia'))).toEqual(['admitted'])
  })

  it('an approver who wrote too much may still decide', async () => {
    await times(9, activity())
    expect(await times(4, activity(execute('manual')))).not.toContain('too-many')
  })

  it('what clients send by themselves takes nothing from presses', async () => {
    await times(9, activity(execute('automatic')))
    expect(await times(4, activity(execute('manual')))).not.toContain('too-many')
  })

  it('a person counts in all their conversations', async () => {
    await times(2, activity())
    expect(await times(1, activity(inGroup))).toEqual(['too-many'])
  })

  it('a conversation takes so many messages, whoever sends them', async () => {
    const people = ['ann', 'bob', 'cem', 'dee', 'eva']
    const admissions: Admission[] = []
    for (const person of people) admissions.push(await limits.admit(activity(inGroup, person)))
    expect(admissions).toEqual([
      { kind: 'admitted' },
      { kind: 'admitted' },
      { kind: 'admitted' },
      { kind: 'too-many', of: 'conversation', isFirst: true },
      { kind: 'too-many', of: 'conversation', isFirst: false },
    ])
  })
})

it('is over when the minute is', async () => {
  await times(9, activity())
  vi.advanceTimersByTime(MINUTE - 1)
  expect(await times(1, activity())).toEqual(['too-many'])
  vi.advanceTimersByTime(1)
  expect(await times(3, activity())).toEqual(['admitted', 'admitted', 'too-many'])
})
