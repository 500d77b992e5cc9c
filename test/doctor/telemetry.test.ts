import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { telemetryExamination } from '../../src/doctor/telemetry.ts'
import { Ingestion } from '../telemetry/ingestion.ts'

const KEY = '11111111-2222-4333-8444-555555555555'

let ingestion: Ingestion
beforeAll(async () => {
  ingestion = await Ingestion.start()
})
afterAll(() => ingestion.close())

function examined(connectionString: string | null) {
  return telemetryExamination({
    connectionString,
    clock: () => new Date(0),
    certificateAuthority: ingestion.certificate,
  }).examine(new AbortController().signal)
}

describe('telemetry', () => {
  test('is not tried where it goes nowhere', async () => {
    expect(await examined(null)).toMatchObject({ status: 'skipped' })
  })

  test('is in order where one log event is taken, which says nothing but that it is the doctor', async () => {
    ingestion.status = 200
    expect(await examined(ingestion.connectionString)).toMatchObject({ status: 'ok' })
    expect(ingestion.envelopes).toEqual([
      {
        tags: { 'ai.cloud.role': 'rolecall' },
        data: { baseType: 'MessageData', baseData: { message: 'doctor', properties: {} } },
      },
    ])
  })

  test.each([
    [400, 'failed', /knows no such resource/, /ConnectionString/],
    [403, 'failed', /only what is signed in/, /DisableLocalAuth=false/],
    [402, 'warning', /daily cap/, /^$/],
    [503, 'warning', /answered 503/, /^$/],
  ])('that is answered with %i is told, with what to do', async (status, judged, found, command) => {
    ingestion.status = status
    const outcome = await examined(ingestion.connectionString)
    expect(outcome).toMatchObject({ status: judged, found: expect.stringMatching(found) as string })
    const commands = 'fix' in outcome ? outcome.fix.commands.join('\n') : ''
    expect(commands).toMatch(command)
    expect(JSON.stringify(outcome)).not.toContain(KEY)
    // throws where bash does not take them
    execFileSync('bash', ['-n', '-c', commands])
  })

  test('of which nobody says where it goes is warned about', async () => {
    expect(await examined(`InstrumentationKey=${KEY}`)).toMatchObject({
      status: 'warning',
      found: expect.stringContaining('names no ingestion endpoint') as string,
    })
  })

  test('that reaches nobody has failed', async () => {
    const outcome = await examined(`InstrumentationKey=${KEY};IngestionEndpoint=https://127.0.0.1:9/`)
    expect(outcome).toMatchObject({ status: 'failed', found: '127.0.0.1:9 does not answer' })
  })
})
