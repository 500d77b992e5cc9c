import { expect, vi } from 'vitest'
import { armGrants } from '../../../src/access-requests/azure/arm-grants.ts'
import { AuditTrail } from '../../../src/audit/audit-trail.ts'
import type { AuditLog } from '../../../src/audit/audit-log.ts'
import type { AuditRecord } from '../../../src/audit/audit-record.ts'
import { MemoryAuditLog } from '../../../src/audit/memory-audit-log.ts'
import { NO_LANGUAGE } from '../../../src/language/language.ts'
import { azureReaders } from '../../../src/snapshot/azure/azure-reader.ts'
import { Conversations } from '../../../src/sandbox/chat/conversations.ts'
import {
  startTokenService,
  type TokenService,
} from '../../../src/sandbox/chat/token-service/token-service.ts'
import { contoso } from '../../../src/sandbox/contoso/contoso.ts'
import { personas } from '../../../src/sandbox/contoso/personas.ts'
import { sandboxConnection } from '../../../src/sandbox/sandbox-connection.ts'
import type { Tenant } from '../../../src/sandbox/tenant.ts'
import { startSandbox, type Sandbox } from '../../../src/sandbox/sandbox.ts'
import { startTeamsServer } from '../../../src/teams/server.ts'
import type { TeamsOptions, TeamsServer } from '../../../src/teams/options.ts'
import { timelyDiagnosis } from '../../../src/timely-diagnosis.ts'
import { wait } from '../../../src/wait.ts'
import { sampleError } from '../../builders/requests.ts'
import { FakeConnector } from '../connector.ts'
import { BOT, MENTION, THREAD, type CardAnswer } from '../workbench.ts'

export const CONNECTION = 'rolecall-arm'
const AUDIENCE = 'api://rolecall.contoso.com/botid-1'
const DECISIONS = ['approve', 'approve-smaller', 'approve-permanently', 'deny']
const tenant = contoso()
const conversations = new Conversations(tenant.tenantId, personas)

/** Where activities are posted to. */
export type Served = Pick<TeamsServer, 'url' | 'close'>

/** What a bot of the bench needs to reach. */
export interface Around {
  readonly sandbox: Sandbox
  readonly tokens: TokenService
}

/** Somebody in Teams: the account, the name, and the object id that alone counts. */
export interface Account {
  readonly id: string
  readonly name: string
  readonly aadObjectId: string | undefined
}

export function account(name: string): Account & { readonly aadObjectId: string } {
  const persona = personas.find((each) => each.name.startsWith(name))
  if (persona === undefined) throw new Error(`nobody of Contoso is called ${name}`)
  return { id: conversations.memberId(persona), name: persona.name, aadObjectId: persona.id }
}

/** A bot that answers early may still be at it. */
const WITHIN = { timeout: 10_000, interval: 10 }

/** The bot as it runs, against Contoso, its token service, and a connector that writes everything down. */
export class AccessBench {
  readonly connector: FakeConnector
  readonly sandbox: Sandbox
  readonly tokens: TokenService
  readonly #server: Served
  readonly #records: AuditLog
  #posted = 0

  private constructor(
    connector: FakeConnector,
    sandbox: Sandbox,
    tokens: TokenService,
    server: Served,
    records: AuditLog,
  ) {
    this.connector = connector
    this.sandbox = sandbox
    this.tokens = tokens
    this.#server = server
    this.#records = records
  }

  /**
   * `issue`: what the token service hands out for a person; `audit`: where records go; `hasPim`: whether the tenant
   * makes assignments that end; `changes`: of the tenant; `clock`: by which requests are made and decided; `beside`: the
   * process in whose world it starts, with documents of `overrides`; `waits`: whether it looks again before the test is
   * over; `overrides`: of what else the bot is started with.
   */
  static async start({
    issue,
    audit = new MemoryAuditLog(),
    hasPim = true,
    changes = {},
    clock = () => new Date(),
    beside = null,
    waits = false,
    overrides = {},
    serve = startTeamsServer,
  }: {
    readonly issue?: (personId: string, sandbox: Sandbox) => Promise<string>
    readonly audit?: AuditLog
    readonly hasPim?: boolean
    readonly changes?: Partial<Tenant>
    readonly clock?: () => Date
    readonly beside?: AccessBench | null
    readonly waits?: boolean
    readonly overrides?: Partial<TeamsOptions>
    /** other servers in place of the one in this process */
    readonly serve?: (options: TeamsOptions, around: Around) => Promise<Served>
  } = {}): Promise<AccessBench> {
    const sandbox =
      beside?.sandbox ??
      (await startSandbox({ tenant: { ...contoso(), privilegedIdentityManagement: hasPim, ...changes } }))
    const connection = sandboxConnection(sandbox)
    const readers = azureReaders(connection)
    const tokens =
      beside?.tokens ??
      (await startTokenService({
        tenantId: tenant.tenantId,
        personas,
        connectionName: CONNECTION,
        applicationIdUri: AUDIENCE,
        issueToken: async (personId, scope) => {
          const own = await sandbox.credentialFor(personId).getToken(scope)
          return issue === undefined ? own : { ...own, token: await issue(personId, sandbox) }
        },
      }))
    const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
    let ids = 0
    const options: TeamsOptions = {
      diagnose: timelyDiagnosis({ readers, language: NO_LANGUAGE, clock, wait }),
      readPicture: () => Promise.resolve({ kind: 'unreadable', why: 'no-text', text: 'No text.' }),
      draw: { png: () => Promise.resolve(Buffer.of()), smallPng: () => Promise.resolve(Buffer.of()) },
      access: {
        reader: readers,
        grants: (token, approverId) =>
          armGrants({
            cloud: connection.cloud,
            tenantId: tenant.tenantId,
            approverId,
            token,
            certificateAuthority: sandbox.certificateAuthority,
            clock,
          }),
        connectionName: CONNECTION,
        clock,
        wait: (_, signal) => (waits ? Promise.resolve() : closing(signal)),
      },
      publicUrl: null,
      authentication: { kind: 'none', tokenServiceUrl: tokens.url },
      tenantId: tenant.tenantId,
      host: '127.0.0.1',
      port: 0,
      readiness: () => Promise.resolve({ ready: true, checks: {} }),
      audit: new AuditTrail({ log: audit, sink: silent, wait }),
      log: silent,
      newId: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`,
      production: false,
      ...overrides,
    }
    const server = await serve(options, { sandbox, tokens })
    const connector = beside?.connector ?? (await FakeConnector.start())
    return new AccessBench(connector, sandbox, tokens, server, beside === null ? audit : beside.#records)
  }

  get url(): string {
    return this.#server.url
  }

  /** Ends the process and leaves the world as it is, for another one beside it. */
  async end(): Promise<void> {
    await this.#server.close()
  }

  async close(): Promise<void> {
    await this.end()
    await this.connector.close()
    await this.tokens.close()
    await this.sandbox.close()
  }

  records(): Promise<readonly AuditRecord[]> {
    return Array.fromAsync(this.#records.since(new Date(0)))
  }

  /** Who wrote what to Azure, in order. */
  writes(): readonly string[] {
    return this.sandbox.writes.map(({ callerId, path }) => `${callerId} ${path.split('/').at(-2) ?? path}`)
  }

  /** Somebody pastes an error in their own chat; comes to the id of what they are offered. */
  async paste(who: Account, sample = 'Chat playground'): Promise<string> {
    await this.post(who, { type: 'message', text: sampleError(sample), textFormat: 'plain' })
    return this.shown(/"offer":"([^"]+)"/)
  }

  /** What the first message that matches says there, once it is sent. */
  shown(pattern: RegExp): Promise<string> {
    return vi.waitFor(() => {
      const found = this.connector.messages.flatMap(
        ({ body }) => pattern.exec(JSON.stringify(body))?.[1] ?? [],
      )
      const [first] = found
      if (first === undefined) throw new Error(`no message matches ${String(pattern)}`)
      return first
    }, WITHIN)
  }

  /** They ask for what they are offered; comes to the id of the request. */
  async request(
    who: Account,
    offer: string,
    fields: Readonly<Record<string, unknown>> = {},
  ): Promise<string> {
    await this.press(who, { verb: 'request-access', offer, reason: 'a demo', duration: 'PT8H', ...fields })
    return this.shown(/"verb":"withdraw-request","request":"([^"]+)"/)
  }

  /** Somebody mentions the bot in a channel. */
  async mention(who: Account, text: string): Promise<void> {
    await this.post(who, {
      text: `<at>Rolecall</at> ${text}`,
      textFormat: 'plain',
      conversation: CHANNEL,
      entities: [MENTION],
      recipient: BOT,
    })
  }

  /** They ask in a channel about an error, and for what they are offered; comes to the id of the request. */
  async requestInChannel(who: Account): Promise<string> {
    await this.askInChannel(who)
    return this.shown(/"verb":"approve","request":"([^"]+)"/)
  }

  async askInChannel(who: Account): Promise<void> {
    await this.mention(who, sampleError('Chat playground'))
    await expect.poll(async () => (await this.records()).length).toBe(1)
    const [diagnosed] = await this.records()
    const fields = { offer: diagnosed?.diagnosisId, reason: 'a demo', duration: 'PT8H' }
    await this.press(who, { verb: 'request-access', ...fields }, {}, this.onCase())
  }

  /** What tells a press on the first message in the channel. */
  onCase(): { readonly conversation: typeof CHANNEL; readonly replyToId: string | undefined } {
    const shown = [...this.connector.sent].find(([, { conversationId }]) => conversationId === CHANNEL.id)
    return { conversation: CHANNEL, replyToId: shown?.[0] }
  }

  /** The press of a button on the message that has it, with the person's sign-in where there is one to bring. */
  async press(
    who: Account,
    data: Readonly<Record<string, unknown>>,
    extra: Readonly<Record<string, unknown>> = {},
    fields: Readonly<Record<string, unknown>> = {},
  ): Promise<CardAnswer> {
    const { verb, ...rest } = data
    const value = { action: { type: 'Action.Execute', verb, data: rest }, trigger: 'manual', ...extra }
    const on = DECISIONS.includes(String(verb)) ? this.#shownTo(String(rest['request'])) : {}
    const activity = { type: 'invoke', name: 'adaptiveCard/action', value, ...on, ...fields }
    const response = await this.post(who, activity)
    return (await response.json()) as CardAnswer
  }

  /** The same, by somebody who has signed in to Teams and let the bot act for them. */
  async pressSignedIn(who: Account, data: Readonly<Record<string, unknown>>): Promise<CardAnswer> {
    return this.press(who, data, { authentication: await this.signInOf(who) })
  }

  async signInOf(who: Account): Promise<Readonly<Record<string, unknown>>> {
    const persona = personas.find(({ id }) => id === who.aadObjectId)
    if (persona === undefined) throw new Error('expected one of the personas')
    this.tokens.consent(persona)
    const token = await this.tokens.ssoToken(persona, AUDIENCE)
    return { id: '1', connectionName: CONNECTION, token }
  }

  /** The first message that shows an approver a request. */
  #shownTo(request: string): Readonly<Record<string, unknown>> {
    const button = new RegExp(`"verb":"approve","request":"${request}"`)
    const shown = [...this.connector.sent].find(([, { body }]) => button.test(JSON.stringify(body)))
    if (shown === undefined) return {}
    const [replyToId, { conversationId }] = shown
    const conversation = { id: conversationId, conversationType: 'personal', tenantId: tenant.tenantId }
    return { replyToId, conversation }
  }

  /** An activity as Teams sends it: where nothing else is said, a message in the person's own chat. */
  post(who: Account, fields: Readonly<Record<string, unknown>>, url = this.#server.url): Promise<Response> {
    const activity = {
      type: 'message',
      id: `incoming-${(this.#posted += 1)}`,
      channelId: 'msteams',
      serviceUrl: this.connector.url,
      from: who,
      recipient: BOT,
      conversation: {
        id: `a:${who.aadObjectId ?? who.id}`,
        conversationType: 'personal',
        tenantId: tenant.tenantId,
      },
      channelData: { tenant: { id: tenant.tenantId } },
      ...fields,
    }
    return fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    })
  }
}

/** Rejects once the signal aborts. */
function closing(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('closed'))
    })
  })
}

export const TENANT_ID: string = tenant.tenantId
export const CHANNEL = { ...THREAD, tenantId: TENANT_ID }
