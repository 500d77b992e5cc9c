import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as people from '../../src/sandbox/contoso/people.ts'
import { TENANT_ID } from '../../src/sandbox/contoso/places.ts'
import { METRICS } from '../../src/telemetry/metric-table.ts'
import { started } from '../started.ts'
import { FakeConnector } from '../teams/connector.ts'
import { BOT } from '../teams/workbench.ts'
import { Ingestion, SHUT_IN, type Envelope } from './ingestion.ts'

const PROGRAM = join(import.meta.dirname, '../../src/index.ts')

let ingestion: Ingestion
let connector: FakeConnector
let lines: string[]
let exitCode: unknown

/** A whole Rolecall that takes one message, then one that its connector refuses, and is told to end. */
beforeAll(async () => {
  ingestion = await Ingestion.start()
  connector = await FakeConnector.start()
  const directory = await mkdtemp(join(tmpdir(), 'rolecall-telemetry-'))
  const authority = join(directory, 'authority.pem')
  await writeFile(authority, ingestion.certificate)
  const program = spawn(process.execPath, [PROGRAM], {
    env: {
      PATH: process.env['PATH'],
      ...SHUT_IN,
      PORT: '0',
      CHAT_PORT: '0',
      NODE_EXTRA_CA_CERTS: authority,
      APPLICATIONINSIGHTS_CONNECTION_STRING: ingestion.connectionString,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(program, 'exit')
  lines = []
  const address = Promise.withResolvers<string>()
  createInterface(program.stdout).on('line', (line) => {
    lines.push(line)
    const url = /(http:\S+)\/api\/messages/.exec(line)?.[1]
    if (url !== undefined) address.resolve(url)
  })
  const url = await address.promise
  await say(url, 'Principal does not have access to API/Operation on aoai-contoso', 'a:1zanzibar')
  connector.refuse = () => 400
  await say(url, 'Principal does not have access to API/Operation on aoai-contoso', 'a:2zanzibar')
  program.kill('SIGTERM')
  exitCode = (await exited)[0]
  await rm(directory, { recursive: true })
}, 60_000)
afterAll(async () => {
  await connector.close()
  await ingestion.close()
})

async function say(url: string, text: string, conversation: string): Promise<void> {
  await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      id: `incoming-${conversation}`,
      timestamp: '2026-11-22T10:42:31.123Z',
      channelId: 'msteams',
      serviceUrl: connector.url,
      from: { id: '29:1quux', name: 'Zanzibar Quux', aadObjectId: people.DANA },
      recipient: BOT,
      conversation: { id: conversation, conversationType: 'personal', tenantId: TENANT_ID },
      channelData: { tenant: { id: TENANT_ID } },
      text,
      textFormat: 'plain',
    }),
  })
}

const ofType = (type: string) =>
  ingestion.envelopes.flatMap(({ data, tags }) =>
    data.baseType === type ? [{ ...data.baseData, operation: tags['ai.operation.id'] ?? null }] : [],
  )
const named = <Data extends Envelope['data']['baseData']>(data: readonly Data[], name: string) =>
  data.filter((each) => each.name === name || each.message === name)

describe('what Azure Monitor gets of a Rolecall that is told to end', () => {
  it('is sent before the process ends', () => {
    expect(exitCode).toBe(0)
    expect(ingestion.envelopes.length).toBeGreaterThan(10)
  })

  it('has a request for each turn, with its stages and its calls as dependencies of the same operation', () => {
    const [turn, failed, ...others] = named(ofType('RequestData'), 'turn message')
    expect([turn?.success, failed?.success, others]).toEqual([true, false, []])
    const dependencies = ofType('RemoteDependencyData').filter(
      ({ operation }) => operation === turn?.operation,
    )
    expect(dependencies.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['stage evidence', 'stage verdict', 'azure roleAssignments', 'send write']),
    )
    expect(named(dependencies, 'azure roleAssignments')[0]?.resultCode).toBe('200')
  })

  it('has the log events of a turn, by which its reference is found', () => {
    const [diagnosed] = named(ofType('MessageData'), 'diagnosed')
    const [turn, failed] = named(ofType('RequestData'), 'turn message')
    expect(diagnosed?.properties['rolecall.turn']).toBe(turn?.properties['rolecall.turn'])
    expect(diagnosed?.operation).toBe(turn?.operation)
    const fault = ofType('ExceptionData').find(({ exceptions }) => exceptions?.[0]?.message === 'turn-failed')
    expect(fault?.properties['rolecall.reference']).toBe(failed?.properties['rolecall.turn'])
  })

  it('has no metric that is not in the table', () => {
    const metrics = ofType('MetricData').flatMap((data) => data.metrics ?? [])
    expect(metrics.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['rolecall.turns', 'rolecall.verdicts']),
    )
    expect(metrics.filter(({ name }) => !Object.hasOwn(METRICS, name))).toEqual([])
  })

  it('holds no name, no id of a person, no resource and no word of a message', () => {
    expect(/zanzibar|quux|contoso|okafor|Principal does|29:1|incoming-/i.exec(ingestion.text)).toBeNull()
    expect(ingestion.text).not.toContain(people.DANA)
  })

  it('stands on the lines of the console too, by the same turn and trace', () => {
    const [turn] = named(ofType('RequestData'), 'turn message')
    const line = lines.find((each) => each.includes('"diagnosed"')) ?? '{}'
    expect(JSON.parse(line)).toMatchObject({
      turn: turn?.properties['rolecall.turn'],
      trace: turn?.operation,
    })
  })
})

describe('the console of a program with telemetry', () => {
  /** Writes a warning as the SDK of Azure does. */
  const warning = `
    import { createClientLogger } from '@azure/logger'
    import { startAzureMonitor } from './src/telemetry/azure-monitor.ts'
    const monitor = await startAzureMonitor({ connectionString: process.env.APPLICATIONINSIGHTS_CONNECTION_STRING })
    createClientLogger('quux').warning('Zanzibar may not')
    await monitor.close()`

  it.each([
    ['has none of the warnings of the SDK, which hold messages of faults', {}, false],
    ['has them where whoever runs it asks for them', { AZURE_LOG_LEVEL: 'warning' }, true],
  ])('%s', async (_, environment, isWritten) => {
    const written = started(['--input-type=module', '--eval', warning], {
      ...SHUT_IN,
      ...environment,
      APPLICATIONINSIGHTS_CONNECTION_STRING: ingestion.connectionString,
    })
    await written.ended
    expect(written.output().includes('Zanzibar')).toBe(isWritten)
  })
})
