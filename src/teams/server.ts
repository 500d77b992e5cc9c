import { once } from 'node:events'
import restify, { type Request, type Response, type Server } from 'restify'
import { MemoryDocuments } from '../state/memory-documents.ts'
import { openAccess, type Access } from './access/access.ts'
import { CaseDesk } from './cases/case-desk.ts'
import { CaseMemory } from './cases/case-memory.ts'
import { SimilarCases } from './cases/similar-cases.ts'
import { Conversation } from './conversation.ts'
import { ConversationMemory } from './conversation-memory.ts'
import { Delivery } from './delivery.ts'
import { Diagnosing, type DrawingOf } from './diagnosing.ts'
import { drawingOf } from './drawings/drawing-of.ts'
import { DRAWINGS_PATH, drawingsRoute } from './drawings/drawings-route.ts'
import { KeptDrawings } from './drawings/kept-drawings.ts'
import { DiagnoseAction } from './extension/diagnose-action.ts'
import { DialogRequests } from './extension/dialog-requests.ts'
import { faultFields } from './fault-fields.ts'
import { FeedbackBox } from './feedback/feedback.ts'
import { HTTP_LIMITS, limitServer } from './http-limits.ts'
import { sendFault, sendJson } from './json-response.ts'
import { MessageChanges } from './message-changes/message-changes.ts'
import { messagesRoute } from './messages-route.ts'
import { pictureText } from './pictures/picture-text.ts'
import type { TeamsOptions, TeamsServer } from './options.ts'
import { pictureDownloads } from './pictures/picture-downloads.ts'
import type { ReadPictures } from './pictures/read-pictures.ts'
import { LateAnswers } from './presses/late-answers.ts'
import { RecordPresses } from './presses/record-presses.ts'
import { Outbox, SYSTEM_CLOCK } from './outbox/outbox.ts'
import { RATES, RateLimits } from './rate-limits/rate-limits.ts'
import { Recording } from './recording.ts'
import { RolecallAdapter } from './rolecall-adapter.ts'
import { RolecallBot } from './rolecall-bot.ts'
import { MessageMeant } from './threads/message-meant.ts'
import { SeenMessages } from './threads/seen-messages.ts'
import { turnFaultHandler } from './turn-fault.ts'
import { MessageTurns } from './turns/message-turns.ts'
import { resuming } from './turns/resuming.ts'
import { TurnLedger } from './turns/turn-ledger.ts'
import { UnderWay } from './under-way.ts'
import { Welcome } from './welcome.ts'

const WEEK = 7 * 24 * 60 * 60 * 1000

/** Milliseconds after which the turns of a process that ended are taken over. */
const TURN_LEASE = 30_000

/**
 * Starts the bot's HTTP server: `POST /api/messages`, `GET /healthz`, `GET /readyz`, and the drawings of cards. Rejects
 * where the port cannot be had, and where authentication is off in production or on an address that others can reach.
 */
export async function startTeamsServer(options: TeamsOptions): Promise<TeamsServer> {
  refuseOpenDoor(options)
  const server = restify.createServer({ name: '' })
  // known once it listens, and asked for even while it closes
  let origin = options.publicUrl
  const outbox = new Outbox(options.outboxClock ?? SYSTEM_CLOCK, options.log)
  const adapter = new RolecallAdapter(options.authentication, outbox, options.newId)
  const delivery = new Delivery(adapter, options.log)
  adapter.onTurnError = turnFaultHandler(options.log, options.newId, delivery)
  const clock = () => new Date()
  const documents = options.documents ?? new MemoryDocuments(clock)
  const kept = new KeptDrawings(documents, clock)
  const memory = new ConversationMemory(documents, clock)
  const ledger = new TurnLedger(documents, clock, options.turnLease ?? TURN_LEASE)
  const underWay = new UnderWay(ledger, clock, options.log)
  const drawn: DrawingOf = (diagnosis) =>
    drawingOf(diagnosis, { draw: options.draw, log: options.log, kept, origin })
  const readPictures: ReadPictures = (context, sources) =>
    pictureText(sources, options.readPicture, pictureDownloads(adapter, context, options.messages ?? null))
  const caseMemory = new CaseMemory(documents, clock)
  const recording = new Recording(options.audit)
  const access =
    options.access === undefined
      ? null
      : openAccess(options, options.access, { adapter, delivery, documents, cases: caseMemory, recording })
  const cases = new CaseDesk(options, {
    memory: caseMemory,
    similar: new SimilarCases(documents, clock),
    delivery,
    drawingOf: drawn,
    access,
  })
  const presses = new RecordPresses(cases, access?.desk ?? null, new LateAnswers(delivery, cases))
  const seen = new SeenMessages(documents, clock, options.log)
  const diagnosing = new Diagnosing(options, {
    memory,
    delivery,
    cases,
    underWay,
    drawingOf: drawn,
    recording,
    offers: access?.offers ?? null,
  })
  const conversation = new Conversation(options.log, {
    memory,
    underWay,
    diagnosing,
    presses,
    requests: access?.list ?? null,
    meant: new MessageMeant(seen, options.messages?.read ?? null, adapter, options.log),
    graphOrigin: options.messages?.origin ?? null,
    readPictures,
    newId: options.newId,
    lately: () => options.audit.since(new Date(Date.now() - WEEK)),
  })
  const turns = new MessageTurns(ledger, options.log)
  const changes = new MessageChanges({ diagnosing, memory, underWay, turns }, options.log)
  const bot = new RolecallBot(options, {
    conversation,
    presses,
    diagnoseAction: new DiagnoseAction(options, {
      readPictures,
      drawingOf: drawn,
      recording,
      requests: access === null ? null : new DialogRequests(access),
    }),
    signIn: access?.signIn ?? null,
    feedback: new FeedbackBox(memory, options.log, options.onFeedback),
    changes,
    seen,
    underWay,
    welcome: new Welcome(memory, options.log),
    turns,
    rateLimits: new RateLimits({ ...RATES, ...options.rates }),
  })

  limitServer(server.server, { ...HTTP_LIMITS, ...options.httpLimits })
  server.post('/api/messages', ...messagesRoute(adapter, bot, options))
  server.get('/healthz', (_request, response, next) => {
    sendJson(response, 200, { status: 'up' })
    next()
  })
  let isLeaving = false
  server.get('/readyz', async (_request: Request, response: Response) => {
    if (isLeaving) sendJson(response, 503, { ready: false, checks: { process: 'It is ending.' } })
    else await answerReadiness(response, options)
  })
  server.get(DRAWINGS_PATH, drawingsRoute(kept))
  server.on('restifyError', (_request: Request, response: Response, fault: unknown, done: () => void) => {
    answerHttpFault(response, fault, options)
    done()
  })

  server.listen(options.port, options.host)
  await once(server, 'listening')
  const { port } = server.address()
  const host = options.host.includes(':') ? `[${options.host}]` : options.host
  const url = `http://${host}:${port}`
  if (options.publicUrl === 'own') origin = url
  turns.resume(resuming(adapter, { conversation, changes, memory }))
  const leave = () => {
    isLeaving = true
  }
  return {
    url,
    port,
    unfinished: () => ({ turns: adapter.turnsUnderWay, messages: turns.underWay }),
    leave,
    close: async () => {
      leave()
      await closed(server, adapter, turns, access)
    },
  }
}

function refuseOpenDoor({ authentication, production, host }: TeamsOptions): void {
  if (authentication.kind !== 'none') return
  if (production) throw new Error('expected authentication by the Bot Framework in production, found none')
  if (!['127.0.0.1', '::1', 'localhost'].includes(host)) {
    throw new Error(`expected a loopback host where authentication is off, found \`${host}\``)
  }
}

async function answerReadiness(response: Response, { readiness, log }: TeamsOptions): Promise<void> {
  try {
    const { ready, checks } = await readiness()
    sendJson(response, ready ? 200 : 503, { ready, checks })
  } catch (fault) {
    log.error('readiness-failed', faultFields(fault))
    sendJson(response, 503, { ready: false, checks: {} })
  }
}

/** restify's own faults, by HTTP status; a known path with another method is no more there than an unknown one. */
const HTTP_FAULTS: Readonly<Record<number, readonly [status: number, code: string, message: string]>> = {
  400: [400, 'BadRequest', 'expected JSON'],
  404: [404, 'NotFound', 'there is nothing here'],
  405: [404, 'NotFound', 'there is nothing here'],
  413: [413, 'PayloadTooLarge', 'expected a smaller body'],
}

function answerHttpFault(response: Response, fault: unknown, { log, newId }: TeamsOptions): void {
  const statusCode: unknown = fault instanceof Error ? Reflect.get(fault, 'statusCode') : undefined
  const known = typeof statusCode === 'number' ? HTTP_FAULTS[statusCode] : undefined
  if (known !== undefined) {
    sendFault(response, ...known)
    return
  }
  const reference = newId()
  log.error('request-failed', { reference, ...faultFields(fault) })
  sendFault(response, 500, 'InternalServerError', `the request failed; reference ${reference}`)
}

async function closed(
  server: Server,
  adapter: RolecallAdapter,
  turns: MessageTurns,
  access: Access | null,
): Promise<void> {
  const whenClosed = once(server, 'close')
  // a connection that is kept alive after its last answer would hold the server open
  server.on('after', () => {
    server.server.closeIdleConnections()
  })
  server.close()
  await Promise.all([whenClosed, turns.close()])
  await adapter.idle()
  await access?.close()
}
