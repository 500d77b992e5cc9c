import { UnsecuredJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { delegatedTokenFault } from '../../src/access-requests/delegated-token.ts'
import { CLOUDS, type AzureCloud } from '../../src/snapshot/azure/connection.ts'
import { idOf, MINUTE, NOW, OLIVIA, SAM } from '../builders/access-requests.ts'

const tenantId = idOf('tenant')
const exp = NOW.getTime() / 1000 + 60 * 60
const good = { oid: OLIVIA.id, tid: tenantId, aud: 'https://management.azure.com', exp, idtyp: 'user' }
type Claims = Readonly<Record<string, unknown>>
const tokenWith = (claims: Claims) => new UnsecuredJWT({ ...good, ...claims }).encode()
const faultOf = (token: string, cloud: AzureCloud) =>
  delegatedTokenFault(token, { approverId: OLIVIA.id, tenantId, cloud }, NOW)

describe('a token is taken', () => {
  const cases: readonly (readonly [sentence: string, claims: Claims, cloud: AzureCloud])[] = [
    ['of the approver for Azure Resource Manager', {}, CLOUDS.public],
    ['with ids in capitals', { oid: OLIVIA.id.toUpperCase(), tid: tenantId.toUpperCase() }, CLOUDS.public],
    ['with a slash after its audience', { aud: 'https://management.azure.com/' }, CLOUDS.public],
    ['for the former name of the same', { aud: 'https://management.core.windows.net/' }, CLOUDS.public],
    ['without a word on whether a person signed in', { idtyp: undefined }, CLOUDS.public],
    ['of the government cloud', { aud: 'https://management.usgovcloudapi.net' }, CLOUDS['us-government']],
    ['of the cloud in China', { aud: 'https://management.core.chinacloudapi.cn' }, CLOUDS.china],
  ]
  it.each(cases)('%s', (_, claims, cloud) => {
    expect(faultOf(tokenWith(claims), cloud)).toBeNull()
  })
})

describe('a token is never sent', () => {
  const cases: readonly (readonly [sentence: string, code: string, claims: Claims, cloud: AzureCloud])[] = [
    ['of somebody else', 'other-person', { oid: SAM.id }, CLOUDS.public],
    ['of nobody', 'other-person', { oid: undefined }, CLOUDS.public],
    ['of several at once', 'other-person', { oid: [OLIVIA.id] }, CLOUDS.public],
    ['of another tenant', 'other-tenant', { tid: idOf('another tenant') }, CLOUDS.public],
    ['of no tenant', 'other-tenant', { tid: undefined }, CLOUDS.public],
    ['for Microsoft Graph', 'other-audience', { aud: 'https://graph.microsoft.com' }, CLOUDS.public],
    [
      'for several services',
      'other-audience',
      { aud: ['https://management.azure.com', 'https://x.example'] },
      CLOUDS.public,
    ],
    [
      'for a service of a like name',
      'other-audience',
      { aud: 'https://management.azure.com.example' },
      CLOUDS.public,
    ],
    ['for the bot itself', 'other-audience', { aud: idOf('bot') }, CLOUDS.public],
    ['of the public cloud for another', 'other-audience', {}, CLOUDS.china],
    ['that has expired', 'expired', { exp: NOW.getTime() / 1000 - 1 }, CLOUDS.public],
    ['that ends within a minute', 'expired', { exp: (NOW.getTime() + MINUTE) / 1000 - 1 }, CLOUDS.public],
    ['without an end', 'expired', { exp: undefined }, CLOUDS.public],
    ['of an application', 'no-person', { idtyp: 'app' }, CLOUDS.public],
  ]
  it.each(cases)('%s', (_, code, claims, cloud) => {
    expect(faultOf(tokenWith(claims), cloud)).toMatchObject({ code })
  })

  it.each(['', 'not a token', 'a.b.c', `${'x'.repeat(100_000)}.W10.`])('that is none', (token) => {
    expect(faultOf(token, CLOUDS.public)).toMatchObject({ code: 'unreadable' })
  })
})
