import { describe, expect, it } from 'vitest'
import { COMMAND_LISTS, PROMPTS, type CommandName } from '../../../deployment/teams/commands.ts'
import { afterDiagnosis, NOTHING_SAID } from '../../../src/teams/exchange.ts'
import type { IncomingActivity } from '../../../src/teams/incoming-activity.ts'
import { planTurn, type Plan } from '../../../src/teams/plan-turn.ts'
import { newRequest } from '../../../src/teams/remembered-request.ts'
import { twoMissing } from '../../reply/fixtures/diagnoses.ts'

const ERROR = newRequest('error', 'Principal does not have access to API/Operation', null)
const TALKED = afterDiagnosis(
  NOTHING_SAID,
  { id: '00000000-0000-4000-8000-000000000001', request: ERROR, cardId: 'card-1' },
  twoMissing,
)

function saying(text: string): IncomingActivity {
  return {
    type: 'message',
    id: 'message-1',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    from: { id: '29:dana', name: 'Dana', aadObjectId: undefined, tenantId: undefined, role: undefined },
    recipient: {
      id: '28:rolecall',
      name: 'Rolecall',
      aadObjectId: undefined,
      tenantId: undefined,
      role: undefined,
    },
    conversation: { id: 'a:1', name: undefined, conversationType: 'personal', tenantId: undefined },
    locale: 'de-DE',
    name: undefined,
    text,
    textFormat: 'plain',
    replyToId: undefined,
    action: undefined,
  }
}

function plain(text: string): Plan {
  return { kind: 'diagnose', request: newRequest('plain', text, TALKED.recentResource), cardId: null }
}

describe('what Teams offers to write', () => {
  const understood: Readonly<Record<CommandName, object>> = {
    'check-access': plain(PROMPTS['check-access']),
    'create-a-hub': plain(PROMPTS['create-a-hub']),
    'check-a-playground': plain(PROMPTS['check-a-playground']),
    'find-a-role': { kind: 'answer-about-roles', question: { kind: 'roles-for-need' } },
    'explain-a-role': {
      kind: 'answer-about-roles',
      question: { kind: 'explanation', role: { kind: 'known', role: { name: 'Foundry User' } } },
    },
    'my-requests': { kind: 'requests' },
    'check-again': { kind: 'diagnose', request: ERROR, cardId: null },
    stop: { kind: 'stop' },
    help: { kind: 'help' },
  }
  const offered = [...new Set(COMMAND_LISTS.flatMap(({ commands }) => commands))]
  it.each(offered)('%s is understood', (name) => {
    expect(planTurn(saying(PROMPTS[name]), TALKED)).toMatchObject(understood[name])
  })

  it.each([
    ['check-access', 'aoai-contoso'],
    ['create-a-hub', 'rg-ai'],
    ['check-a-playground', 'proj-assistant'],
  ] as const)('%s is understood with a name behind it', (name, place) => {
    const text = `${PROMPTS[name]}${place}`
    expect(planTurn(saying(text), TALKED)).toEqual(plain(text))
  })

  it('is offered in each scope once', () => {
    expect(COMMAND_LISTS.map(({ scope }) => scope)).toEqual(['personal', 'team', 'groupChat'])
    for (const { commands } of COMMAND_LISTS) expect(new Set(commands).size).toBe(commands.length)
    expect(offered.toSorted()).toEqual(Object.keys(PROMPTS).toSorted())
  })
})
