import { setTimeout } from 'node:timers/promises'
import restify, { type Request, type RequestHandler, type Response } from 'restify'
import { earlyAnswer, noteWaiting, Waiting } from './early-answer.ts'
import { isOnLoopback } from './authentication/service-url.ts'
import { asBotbuilderActivity, readActivity } from './incoming-activity.ts'
import { faultFields } from './fault-fields.ts'
import { sendFault, sendJson } from './json-response.ts'
import type { TeamsOptions } from './options.ts'
import type { RolecallAdapter } from './rolecall-adapter.ts'
import type { RolecallBot } from './rolecall-bot.ts'

/** Teams sends at most 100 KB of text, and its HTML beside it. */
const MAXIMUM_BYTES = 512 * 1024

type RouteOptions = Pick<TeamsOptions, 'authentication' | 'log' | 'patience'>

/** `POST /api/messages`: reads the body, lets the adapter judge who sends it, and hands the turn to the bot. */
export function messagesRoute(
  adapter: RolecallAdapter,
  bot: RolecallBot,
  options: RouteOptions,
): readonly RequestHandler[] {
  return [
    refuseOtherBodies,
    restify.plugins.bodyReader({ maxBodySize: MAXIMUM_BYTES }),
    ...restify.plugins.jsonBodyParser({ bodyReader: true }),
    async (request: Request, response: Response) => {
      await receive(request, response, adapter, bot, options)
    },
  ]
}

/** The parser would unpack a compressed body to any size, and read one that is too large to its end. */
const refuseOtherBodies: RequestHandler = (request, response, next) => {
  if (request.getContentType() !== 'application/json' || request.headers['content-encoding'] !== undefined) {
    sendFault(response, 415, 'UnsupportedMediaType', 'expected a body of application/json, not compressed')
    next(false)
    return
  }
  if (Number(request.headers['content-length']) > MAXIMUM_BYTES) {
    response.setHeader('connection', 'close')
    sendFault(response, 413, 'PayloadTooLarge', 'expected a smaller body')
    next(false)
    return
  }
  next()
}

async function receive(
  request: Request,
  response: Response,
  adapter: RolecallAdapter,
  bot: RolecallBot,
  { authentication, log, patience }: RouteOptions,
): Promise<void> {
  const authorization = request.headers.authorization ?? ''
  const isOpen = authentication.kind === 'none'
  if (!isOpen && authorization === '') {
    sendFault(response, 401, 'Unauthorized', 'expected a bearer token of the Bot Framework')
    return
  }
  const read = readActivity(request.body)
  if (read.kind === 'fault') {
    sendFault(response, 400, 'BadRequest', `expected a Bot Framework activity: ${read.text}`)
    return
  }
  if (isOpen && !isOnLoopback(read.activity.serviceUrl)) {
    sendFault(
      response,
      400,
      'BadRequest',
      'expected a serviceUrl on loopback, for nobody is authenticated here',
    )
    return
  }
  const waiting = new Waiting()
  const received = await adapter.receive(asBotbuilderActivity(read.activity), authorization, (context) => {
    noteWaiting(context, waiting)
    return bot.listen(context)
  })
  switch (received.kind) {
    case 'unauthorized':
      log.warn('unauthorized', faultFields(received.fault))
      sendFault(
        response,
        401,
        'Unauthorized',
        'expected a valid bearer token of the Bot Framework, for Teams',
      )
      return
    case 'taken': {
      const { after, response: early } = earlyAnswer(read.activity)
      // to read a request can take seconds where many come at once
      const waited = Date.now() - request.time()
      const late = setTimeout(Math.max(0, (patience ?? after) - waited), early, { ref: false }).then(
        (response) => {
          waiting.end()
          return response
        },
      )
      const answer = await Promise.race([received.turn, late])
      sendJson(response, answer?.status ?? 200, answer?.body ?? {})
      return
    }
    default:
      received satisfies never
  }
}
