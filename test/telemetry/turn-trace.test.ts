import { SpanKind, SpanStatusCode } from '@opentelemetry/api'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { AuditTrail } from '../../src/audit/audit-trail.ts'
import { auditedLog } from '../../src/audit/audited-log.ts'
import { MemoryAuditLog } from '../../src/audit/memory-audit-log.ts'
import { observedAuditLog } from '../../src/audit/observed-audit-log.ts'
import { NO_LANGUAGE } from '../../src/language/language.ts'
import { observedDiagnosis } from '../../src/observed-diagnosis.ts'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import * as people from '../../src/sandbox/contoso/people.ts'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import { sandboxConnection } from '../../src/sandbox/sandbox-connection.ts'
import { azureReaders } from '../../src/snapshot/azure/azure-reader.ts'
import { MemoryDocuments } from '../../src/state/memory-documents.ts'
import { observedDocuments } from '../../src/state/observed-documents.ts'
import { SPANS } from '../../src/telemetry/span-table.ts'
import { METRICS } from '../../src/telemetry/metric-table.ts'
import { timelyDiagnosis } from '../../src/timely-diagnosis.ts'
import { wait } from '../../src/wait.ts'
import { THREAD, Workbench } from '../teams/workbench.ts'
import { RecordedTelemetry } from './recorded-telemetry.ts'

const clock = () => new Date()

/** Words of what somebody wrote, of names and of a fault, which must stay here. */
const ERROR = `Hello from Zanzibar Quux: (AuthorizationFailed) The client 'quux@zanzibar.example' with object id '${people.DANA}' does not have authorization to perform action 'Microsoft.CognitiveServices/accounts/listKeys/action' over scope '/subscriptions/5a3e0b1c-0000-4000-8000-00000000aaaa/resourceGroups/rg-zanzibar/providers/Microsoft.CognitiveServices/accounts/aoai-contoso' or the scope is invalid.`
const dana = { id: '29:1quux', name: 'Zanzibar Quux', aadObjectId: people.DANA }
const PLANTED =
  /zanzibar|quux|Hello|contoso|okafor|lindqvist|rg-|aoai|listKeys|incoming-|a:1dana|19:0123|29:|127\.0\.0\.1/i

const telemetry = new RecordedTelemetry()
let sandbox: Sandbox
let bench: Workbench

beforeAll(async () => {
  sandbox = await startSandbox({ tenant: contoso() })
  const silent = { info: () => undefined, error: () => undefined }
  bench = await Workbench.start({
    diagnose: observedDiagnosis(
      timelyDiagnosis({
        readers: azureReaders(sandboxConnection(sandbox)),
        language: NO_LANGUAGE,
        clock,
        wait,
      }),
    ),
    documents: observedDocuments(new MemoryDocuments(clock)),
    audit: new AuditTrail({
      log: auditedLog(observedAuditLog(new MemoryAuditLog()), silent),
      sink: silent,
      wait,
    }),
  })
})
afterAll(async () => {
  await bench.close()
  await sandbox.close()
})
beforeEach(() => {
  telemetry.forget()
})

const mention = (fields: Readonly<Record<string, unknown>> = {}) =>
  bench.say('Principal does not have access to API/Operation on aoai-contoso', { from: dana, ...fields })

describe('a turn that diagnoses', () => {
  it('is one trace, with every stage of the road below the diagnosis and every request below its stage', async () => {
    await mention()
    const [turn, ...others] = telemetry.named('turn')
    expect(others).toEqual([])
    expect(turn?.parentSpanContext).toBeUndefined()
    expect(turn?.kind).toBe(SpanKind.SERVER)
    const tree = turn === undefined ? [] : telemetry.treeOf(turn)
    expect(tree.filter((line) => /^ {2}(?:diagnosis|stage)|stage/.test(line))).toEqual([
      '  diagnosis',
      '    stage evidence',
      '    stage question',
      '    stage locate',
      '    stage snapshot',
      '    stage verdict',
      '    stage advice',
      '  stage reply',
    ])
    expect(tree).toEqual(
      expect.arrayContaining([
        '      azure findResources',
        '      azure roleAssignments',
        '    send write',
        '  audit',
        '  state write',
      ]),
    )
    expect(telemetry.spans.length).toBe(tree.length)
  })

  it('tells what it came to, and of each request its kind, its route without names, and its status', async () => {
    await mention()
    expect(telemetry.named('turn')[0]?.attributes).toEqual({
      'rolecall.activity': 'message',
      'rolecall.conversation': 'personal',
      'rolecall.turn': expect.stringMatching(/^0{8}-/) as string,
      'rolecall.resumed': false,
      'rolecall.outcome': 'done',
    })
    expect(telemetry.named('diagnosis')[0]?.attributes).toMatchObject({
      'rolecall.status': 'answered',
      'rolecall.cause': 'missing-role',
      'rolecall.late': false,
    })
    expect(telemetry.named('azure roleAssignments')[0]?.attributes).toMatchObject({
      'peer.service': 'arm',
      'url.template': expect.stringMatching(
        /^(?:\/subscriptions\/\{\})?(?:\/[\w{}/]*)?\/providers\/Microsoft\.Authorization\/roleAssignments$/,
      ) as string,
      'http.request.method': 'GET',
      'http.request.resend_count': 0,
      'http.response.status_code': 200,
      'rolecall.queue_wait': expect.any(Number) as number,
    })
    expect(telemetry.named('send write')[0]?.attributes).toMatchObject({
      'rolecall.attempts': 1,
      'http.response.status_code': 201,
    })
  })

  it('is counted, with its verdicts and the names of built-in roles that were missing', async () => {
    const before = await telemetry.points()
    await mention()
    const sum = (points: typeof before, name: string, attributes: Readonly<Record<string, unknown>>) =>
      points
        .filter((point) => point.name === name)
        .filter((point) =>
          Object.entries(attributes).every(([key, value]) => point.attributes[key] === value),
        )
        .reduce((total, { value }) => total + value, 0)
    const after = await telemetry.points()
    const grown = (name: string, attributes: Readonly<Record<string, unknown>>) =>
      sum(after, name, attributes) - sum(before, name, attributes)
    expect(grown('rolecall.turns', { 'rolecall.outcome': 'done' })).toBe(1)
    expect(grown('rolecall.turn.duration', { 'rolecall.activity': 'message' })).toBe(1)
    expect(grown('rolecall.diagnoses', { 'rolecall.status': 'answered', 'rolecall.late': false })).toBe(1)
    expect(grown('rolecall.verdicts', { 'rolecall.state': 'missing' })).toBeGreaterThan(0)
    expect(
      grown('rolecall.missing_roles', { 'rolecall.role': 'Cognitive Services OpenAI Contributor' }),
    ).toBe(1)
    expect(
      grown('rolecall.calls', { 'rolecall.target': 'arm', 'rolecall.http_status': 200 }),
    ).toBeGreaterThan(0)
    expect(grown('rolecall.queue.wait', { 'rolecall.target': 'arm' })).toBeGreaterThan(0)
    expect(grown('rolecall.cache.lookups', { 'rolecall.cache': 'built-in-roles' })).toBeGreaterThan(0)
  })
})

describe('a turn that fails', () => {
  it('is marked with the class of the fault, and its id is the reference that the person gets', async () => {
    class StorageFullError extends Error {
      override readonly name = 'StorageFullError'
    }
    const broken = await Workbench.start({
      diagnose: () => Promise.reject(new StorageFullError('Zanzibar Quux cannot be read')),
    })
    await broken.say(ERROR, { from: dana })
    const [turn] = telemetry.named('turn')
    expect(turn?.attributes).toMatchObject({
      'rolecall.outcome': 'failed',
      'rolecall.error': 'StorageFullError',
    })
    expect(turn?.status.code).toBe(SpanStatusCode.ERROR)
    expect(broken.lastWords).toContain(String(turn?.attributes['rolecall.turn']))
    await broken.close()
  })
})

describe('whatever is measured', () => {
  it('holds no name, no id of a person, no resource, no address and no word of a message', async () => {
    await bench.say(ERROR, { from: dana })
    await mention({ conversation: THREAD, text: `<at>Rolecall</at> ${ERROR}` })
    await bench.invoke('composeExtension/query', { queryText: 'zanzibar' }, { from: dana })
    await bench.post({ type: 'Quux', name: 'Zanzibar', from: dana })
    await bench.post({ type: 'invoke', name: 'Zanzibar', from: dana })
    await bench.say('Can Olivia Lindqvist read aoai-contoso?', { from: dana })
    const everything = await telemetry.everything()
    expect(telemetry.named('azure').length).toBeGreaterThan(5)
    expect(PLANTED.exec(everything)).toBeNull()
    const guids = everything.match(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi) ?? []
    expect(guids.filter((guid) => !guid.startsWith('00000000-0000-4000-8000-'))).toEqual([])
  })

  it('is in the tables, with no other attribute', async () => {
    await mention()
    const ofSpans = new Map<string, readonly string[]>(
      Object.entries(SPANS).map(([name, { attributes }]) => [name, attributes]),
    )
    const strangeSpans = telemetry.spans.flatMap(({ name, attributes }) => {
      const known = ofSpans.get(name.split(' ')[0] ?? '') ?? []
      return Object.keys(attributes).filter((key) => !known.includes(key))
    })
    const ofMetrics = new Map<string, readonly string[]>(
      Object.entries(METRICS).map(([name, { attributes }]) => [name, attributes]),
    )
    const strangePoints = (await telemetry.points()).filter(
      ({ name, attributes }) =>
        Object.keys(attributes).toSorted().join() !== ofMetrics.get(name)?.toSorted().join(),
    )
    expect([strangeSpans, strangePoints]).toEqual([[], []])
  })
})
