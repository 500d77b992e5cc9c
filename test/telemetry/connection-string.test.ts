import { expect, it } from 'vitest'
import { readConnectionString } from '../../src/telemetry/connection-string.ts'

const KEY = '11111111-2222-4333-8444-555555555555'

it.each([
  [
    'as the portal shows it',
    `InstrumentationKey=${KEY};IngestionEndpoint=https://x.in.applicationinsights.azure.com/;LiveEndpoint=https://x/`,
    'https://x.in.applicationinsights.azure.com',
  ],
  [
    'in other cases and another order',
    `ingestionendpoint=https://x.example;INSTRUMENTATIONKEY=${KEY}`,
    'https://x.example',
  ],
  ['with a suffix', `InstrumentationKey=${KEY};EndpointSuffix=ai.contoso.com`, 'https://dc.ai.contoso.com'],
  [
    'with a suffix and a location',
    `InstrumentationKey=${KEY};EndpointSuffix=ai.contoso.com;Location=westus2`,
    'https://westus2.dc.ai.contoso.com',
  ],
  ['without an endpoint', `InstrumentationKey=${KEY}`, null],
])('reads a connection string %s', (_, text, endpoint) => {
  expect(readConnectionString(text)).toEqual({ instrumentationKey: KEY, endpoint })
})

it.each([
  ['only the key', KEY],
  ['a semicolon at its end, for which the exporter discards all of it', `InstrumentationKey=${KEY};`],
  ['a key that is none', 'InstrumentationKey=quux;IngestionEndpoint=https://x.example'],
  ['an endpoint without TLS', `InstrumentationKey=${KEY};IngestionEndpoint=http://x.example`],
  ['an endpoint that is none', `InstrumentationKey=${KEY};IngestionEndpoint=x`],
])('refuses %s', (_, text) => {
  expect(readConnectionString(text)).toBeNull()
})
