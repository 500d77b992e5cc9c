import { describe, expect, it } from 'vitest'
import type { CloudName } from '../../../src/snapshot/azure/connection.ts'
import { keptReferenceOf } from '../../../src/teams/kept-reference.ts'
import { threadLink } from '../../../src/teams/threads/thread-link.ts'

const PUBLIC = 'https://smba.trafficmanager.net/emea/'

const linkOf = (cloud: CloudName, serviceUrl: string, id = '19:0123@thread.tacv2;messageid=1700000000000') =>
  threadLink(
    keptReferenceOf({
      channelId: 'msteams',
      serviceUrl,
      bot: { id: '28:bot', name: 'Rolecall' },
      conversation: { id, isGroup: true, conversationType: 'channel', name: '', tenantId: 'tenant-1' },
    }),
    cloud,
  )

describe('the address of a thread', () => {
  it.each<[CloudName, string, string]>([
    ['public', PUBLIC, 'teams.microsoft.com'],
    ['us-government', 'https://smba.infra.gov.teams.microsoft.us/teams', 'gov.teams.microsoft.us'],
    ['us-government', 'https://smba.infra.dod.teams.microsoft.us/teams', 'dod.teams.microsoft.us'],
    ['china', 'https://frontend.botapi.msg.infra.teams.microsoftonline.cn/', 'teams.microsoftonline.cn'],
    ['public', 'https://smba.infra.dod.teams.microsoft.us.example/', 'teams.microsoft.com'],
    ['us-government', 'https://evil.example/dod.teams.microsoft.us', 'gov.teams.microsoft.us'],
    ['us-government', 'no address', 'gov.teams.microsoft.us'],
  ])('in the %s cloud, answered from %s, is at %s', (cloud, serviceUrl, host) => {
    expect(linkOf(cloud, serviceUrl)).toBe(
      `https://${host}/l/message/19%3A0123%40thread.tacv2/1700000000000?tenantId=tenant-1&parentMessageId=1700000000000`,
    )
  })

  it('is none where there is no thread', () => {
    expect(linkOf('public', PUBLIC, 'a:private')).toBeNull()
  })
})
