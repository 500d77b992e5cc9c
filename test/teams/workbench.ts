import type { AuditRecord } from '../../src/audit/audit-record.ts'
import { AuditTrail } from '../../src/audit/audit-trail.ts'
import { MemoryAuditLog } from '../../src/audit/memory-audit-log.ts'
import type { DiagnosisRequest } from '../../src/question/request.ts'
import { diagnosisCard } from '../../src/reply/diagnosis/diagnosis-card.ts'
import type { Diagnosis } from '../../src/reply/diagnosis/diagnosis.ts'
import type { LogFields } from '../../src/teams/log.ts'
import type { PictureReader } from '../../src/screenshots/picture-reader.ts'
import type { Draw, TeamsOptions, TeamsServer } from '../../src/teams/options.ts'
import { startTeamsServer } from '../../src/teams/server.ts'
import { wait } from '../../src/wait.ts'
import { DANA, OLIVIA } from '../reply/fixtures/build.ts'
import { twoMissing } from '../reply/fixtures/diagnoses.ts'
import { FakeConnector } from './connector.ts'

export const TENANT = '7e5a0000-0000-4000-8000-000000000001'
export const BOT = { id: '28:b0700000-0000-4000-8000-000000000001', name: 'Rolecall' }
export const MENTION = { type: 'mention', text: '<at>Rolecall</at>', mentioned: BOT }

export const dana = { id: '29:1dana', name: 'Dana Developer', aadObjectId: DANA.id }
export const olivia = { id: '29:1olivia', name: 'Olivia Owner', aadObjectId: OLIVIA.id }

export const PERSONAL = { id: 'a:1dana-and-rolecall', conversationType: 'personal', tenantId: TENANT }
export const THREAD = {
  id: '19:0123@thread.tacv2;messageid=1700000000000',
  conversationType: 'channel',
  isGroup: true,
  tenantId: TENANT,
}

export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error'
  readonly event: string
  readonly fields: LogFields
}

/** What a notification says of a diagnosis that Dana gets. */
export function summaryOf(diagnosis: Diagnosis): string | undefined {
  return diagnosisCard(diagnosis, { viewerId: DANA.id }).fallbackText
}

/** Source: Teams documentation, "Universal Actions for Adaptive Cards". */
export interface CardAnswer {
  readonly statusCode: number
  readonly type: string
  readonly value: unknown
}

/** How a failing turn is referred to: the first id that the workbench gives out. */
export const REFERENCE = '00000000-0000-4000-8000-000000000001'

type Fields = Readonly<Record<string, unknown>>

/** A bot on its real server and adapter, the connector that it answers to, and people who write to it. */
export class Workbench {
  readonly connector: FakeConnector
  #server: TeamsServer | null = null
  readonly log: readonly LogEntry[]
  readonly #records: MemoryAuditLog
  readonly requests: DiagnosisRequest[] = []
  /** of the diagnoses, in the same order */
  readonly signals: AbortSignal[] = []
  readonly pictures: Uint8Array[] = []
  /** how long the outbox waited, in milliseconds: to it no other time passes, and to us none of it does */
  readonly waits: number[] = []
  /** what a picture says */
  readPicture: PictureReader = () => Promise.resolve({ kind: 'unreadable', why: 'no-text', text: 'No text.' })
  /** what a drawing comes to */
  draw: Draw['png'] = ({ text }) => Promise.resolve(Buffer.from(text))
  /** what the diagnosis comes to */
  diagnose: (request: DiagnosisRequest) => Diagnosis | null | Promise<Diagnosis | null> = () => twoMissing
  /** what it comes to when everything is read; null: it is that already */
  rest: Promise<Diagnosis> | null = null

  #sent = 0

  private constructor(connector: FakeConnector, log: readonly LogEntry[], records: MemoryAuditLog) {
    this.#records = records
    this.connector = connector
    this.log = log
  }

  static async start(overrides: Partial<TeamsOptions> = {}): Promise<Workbench> {
    const entries: LogEntry[] = []
    let ids = 0
    const records = new MemoryAuditLog()
    const note = (level: LogEntry['level']) => (event: string, fields: LogFields) => {
      entries.push({ level, event, fields })
    }
    const workbench = new Workbench(await FakeConnector.start(), entries, records)
    workbench.#server = await startTeamsServer({
      diagnose: async (request, { signal }) => {
        workbench.requests.push(request)
        workbench.signals.push(signal)
        return { diagnosis: await workbench.diagnose(request), rest: workbench.rest }
      },
      readPicture: (picture) => {
        workbench.pictures.push(picture)
        return workbench.readPicture(picture)
      },
      draw: { png: (svg) => workbench.draw(svg), smallPng: (svg) => workbench.draw(svg) },
      publicUrl: 'own',
      authentication: { kind: 'none' },
      tenantId: TENANT,
      host: '127.0.0.1',
      port: 0,
      readiness: () => Promise.resolve({ ready: true, checks: {} }),
      audit: new AuditTrail({
        log: records,
        sink: { info: note('info'), error: note('error') },
        wait,
      }),
      log: { info: note('info'), warn: note('warn'), error: note('error') },
      newId: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`,
      production: false,
      outboxClock: {
        now: () => workbench.waits.reduce((total, each) => total + each, 0),
        wait: (milliseconds) => Promise.resolve(workbench.waits.push(milliseconds)),
      },
      ...overrides,
    })
    return workbench
  }

  get server(): TeamsServer {
    if (this.#server === null) throw new Error('the server has not started')
    return this.#server
  }

  async close(): Promise<void> {
    await this.server.close()
    await this.connector.close()
  }

  /** What was recorded so far, the oldest first. */
  records(): Promise<readonly AuditRecord[]> {
    return Array.fromAsync(this.#records.since(new Date(0)))
  }

  /** Posts an activity as Teams does: the answer comes when the turn is over. */
  async post(fields: Fields, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(`${this.server.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ ...this.#activity(), ...fields }),
    })
  }

  async say(text: string, fields: Fields = {}): Promise<void> {
    await this.#mustTake({ text, textFormat: 'plain', ...fields })
  }

  async sayInThread(text: string, fields: Fields = {}): Promise<void> {
    await this.say(`<at>Rolecall</at> ${text}`, { conversation: THREAD, entities: [MENTION], ...fields })
  }

  async press(cardId: string, value: unknown, fields: Fields = {}): Promise<void> {
    await this.#mustTake({ value, replyToId: cardId, ...fields })
  }

  /** The press of a button of a card, as clients that know `Action.Execute` send it; comes to the body of the answer. */
  async execute(
    verb: string,
    data: Readonly<Record<string, unknown>>,
    fields: Fields = {},
    trigger: 'manual' | 'automatic' = 'manual',
  ): Promise<CardAnswer> {
    const value = { action: { type: 'Action.Execute', verb, data }, trigger }
    const response = await this.post({ type: 'invoke', name: 'adaptiveCard/action', value, ...fields })
    if (response.status !== 200) throw new Error(`expected 200, found ${response.status}`)
    return (await response.json()) as CardAnswer
  }

  /** An invoke of any other name; comes to the body of the answer. */
  async invoke(name: string, value: unknown, fields: Fields = {}): Promise<unknown> {
    const response = await this.post({ type: 'invoke', name, value, ...fields })
    if (response.status !== 200) throw new Error(`expected 200, found ${response.status}`)
    return response.json()
  }

  /** What a notification tells of the last message. */
  get lastWords(): string | undefined {
    return this.connector.messages.at(-1)?.body.summary
  }

  async #mustTake(fields: Fields): Promise<void> {
    const response = await this.post(fields)
    if (response.status !== 200)
      throw new Error(`expected 200, found ${response.status}: ${await response.text()}`)
  }

  #activity(): Fields {
    return {
      type: 'message',
      id: `incoming-${(this.#sent += 1)}`,
      timestamp: '2026-11-22T10:42:31.123Z',
      localTimestamp: '2026-11-22T11:42:31.123+01:00',
      channelId: 'msteams',
      serviceUrl: this.connector.url,
      from: dana,
      recipient: BOT,
      conversation: PERSONAL,
      channelData: { tenant: { id: TENANT } },
      locale: 'en-US',
    }
  }
}
