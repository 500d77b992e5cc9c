import { describe, expect, it } from 'vitest'
import { isAmong, isOnLoopback } from '../../../src/teams/authentication/service-url.ts'
import { TEAMS_CHANNELS } from '../../../src/teams/authentication/teams-channel.ts'

type Cloud = keyof typeof TEAMS_CHANNELS

/** Microsoft's published service URLs, and where each is trusted. */
const connectors: readonly (readonly [serviceUrl: string, cloud: Cloud])[] = [
  ['https://smba.trafficmanager.net/teams/', 'public'],
  ['https://smba.trafficmanager.net/emea/7e5a0000-0000-4000-8000-000000000001/', 'public'],
  ['https://SMBA.trafficmanager.net:443/amer/', 'public'],
  ['https://smba.onyx.prod.teams.trafficmanager.net/de/', 'public'],
  ['https://smba.infra.gcc.teams.microsoft.com/teams', 'public'],
  ['https://smba.infra.gov.teams.microsoft.us/teams', 'us-government'],
  ['https://smba.infra.dod.teams.microsoft.us/teams', 'us-government'],
  ['https://frontend.botapi.msg.infra.teams.microsoftonline.cn/', 'china'],
]

const foreign = [
  'http://smba.trafficmanager.net/teams/',
  'https://smba.trafficmanager.net:8443/teams/',
  'https://evil.trafficmanager.net/',
  'https://x.smba.trafficmanager.net/',
  'https://smba.trafficmanager.net.evil.example/',
  'https://smba.trafficmanager.net@evil.example/',
  'https://smba.trafficmanager.net:pass@smba.trafficmanager.net/',
  'https://evil.example\\@smba.trafficmanager.net/',
  'https://evil.example#smba.trafficmanager.net/',
  'https://smba.trafficmanager.net/?to=https://evil.example',
  'https://smba.trafficmanager.net/#x',
  'https://evilteams.microsoft.com/',
  'https://teams.microsoft.com.evil.example/',
  'https://evil.example/.teams.microsoft.com',
  'https://xbotframework.com/',
  'https://169.254.169.254/metadata/',
  'https://127.0.0.1/',
  'https://localhost/',
  'https://management.azure.com/',
  'ftp://smba.trafficmanager.net/',
  'file:///smba.trafficmanager.net',
  '//smba.trafficmanager.net/',
  'smba.trafficmanager.net',
  '',
]

describe.each(['public', 'us-government', 'china'] as const)('in the cloud %s', (cloud) => {
  const isConnector = isAmong(TEAMS_CHANNELS[cloud].connectors)

  it.each(connectors)('%s is a connector only in %s', (serviceUrl, its) => {
    expect(isConnector(serviceUrl)).toBe(cloud === its)
  })

  it.each(foreign)('%s is none', (serviceUrl) => {
    expect(isConnector(serviceUrl)).toBe(false)
  })
})

it.each([
  ['http://127.0.0.1:3979/', true],
  ['http://localhost:3979/', true],
  ['http://[::1]:3979/', true],
  ['http://127.0.0.1.evil.example/', false],
  ['http://localhost.evil.example/', false],
  ['http://127.0.0.1@evil.example/', false],
  ['http://0.0.0.0/', false],
  ['nowhere', false],
])('where nobody is authenticated, %s is a connector: %s', (serviceUrl, isOne) => {
  expect(isOnLoopback(serviceUrl)).toBe(isOne)
})
