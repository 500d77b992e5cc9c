import { describe, expect, it } from 'vitest'
import { readActivity, type IncomingActivity } from '../../../src/teams/incoming-activity.ts'
import { standingOf, type Standing } from '../../../src/teams/tenants/standing.ts'

const OWN = 'aaaaaaaa-0000-4000-8000-000000000001'
const ALLOWED = 'aaaaaaaa-0000-4000-8000-000000000002'
const FOREIGN = 'aaaaaaaa-0000-4000-8000-000000000003'

interface Stated {
  readonly conversation?: string
  readonly channel?: string
  readonly person?: string
}

function stating({ conversation, channel, person }: Stated): IncomingActivity {
  const read = readActivity({
    type: 'message',
    serviceUrl: 'https://smba.trafficmanager.net/teams/',
    from: { id: '29:dana', tenantId: person },
    recipient: { id: '28:rolecall' },
    conversation: { id: 'a:1', tenantId: conversation },
    channelData: channel === undefined ? null : { tenant: { id: channel } },
  })
  if (read.kind === 'fault') throw new Error(read.text)
  return read.activity
}

describe('an activity', () => {
  it.each<[sentence: string, stated: Stated, standing: Standing]>([
    ['of the own tenant', { conversation: OWN, channel: OWN, person: OWN }, 'own'],
    ['that states it once', { channel: OWN }, 'own'],
    ['that states it in capitals', { conversation: OWN.toUpperCase() }, 'own'],
    ['of a tenant that is let in', { conversation: ALLOWED, channel: ALLOWED }, 'allowed'],
    ['of a tenant that is let in, in capitals', { conversation: ALLOWED.toUpperCase() }, 'allowed'],
    ['of its person, in a channel of the own tenant', { channel: OWN, person: ALLOWED }, 'allowed'],
    ['of a person of the own tenant, in its channel', { channel: ALLOWED, person: OWN }, 'allowed'],
    ['of any other tenant', { conversation: FOREIGN }, 'foreign'],
    [
      'of a person of any other tenant, in a channel of the own',
      { channel: OWN, person: FOREIGN },
      'foreign',
    ],
    ['of two tenants, of which one is not let in', { conversation: ALLOWED, channel: FOREIGN }, 'foreign'],
    ['of no tenant', {}, 'foreign'],
  ])('%s', (_, stated, standing) => {
    expect(standingOf(stating(stated), { own: OWN, allowed: [ALLOWED] })).toBe(standing)
  })

  it('is the own tenant’s where none is configured', () => {
    expect(standingOf(stating({ conversation: FOREIGN }), { own: null, allowed: [] })).toBe('own')
  })
})
