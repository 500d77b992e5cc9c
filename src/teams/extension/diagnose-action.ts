import type { InvokeResponse, TurnContext } from 'botbuilder'
import { readMessage } from '../../question/read-message.ts'
import type { DiagnosisRequest } from '../../question/request.ts'
import { cardDataSchema } from '../../reply/card-data.ts'
import { blindSpotCodes } from '../../reply/diagnosis/blind-spot-codes.ts'
import { diagnosisCard } from '../../reply/diagnosis/diagnosis-card.ts'
import type { DrawingOf } from '../diagnosing.ts'
import type { IncomingActivity } from '../incoming-activity.ts'
import type { TeamsOptions } from '../options.ts'
import type { ReadPictures } from '../pictures/read-pictures.ts'
import type { Recording } from '../recording.ts'
import { newRequest } from '../remembered-request.ts'
import { askerOf } from '../sender.ts'
import { unfinished } from '../unfinished.ts'
import { taskOf, type Dialog } from './dialog.ts'
import type { DialogRequests } from './dialog-requests.ts'
import { chosenMessage, extensionValue, type ChosenMessage } from './message-payload.ts'

export type DiagnoseActionOptions = Pick<TeamsOptions, 'diagnose' | 'log' | 'messages' | 'newId'>

export interface DiagnoseActionRooms {
  readonly readPictures: ReadPictures
  readonly drawingOf: DrawingOf
  readonly recording: Recording
  /** null: access cannot be requested here */
  readonly requests: DialogRequests | null
}

/**
 * “Diagnose access error” in the menu of a message: answers whoever chose it, in a dialog that nobody else sees. The
 * message is its author's, so the question is about the author; what is shown of somebody else's access takes the right
 * to read role assignments, as everywhere.
 */
export class DiagnoseAction {
  readonly #options: DiagnoseActionOptions
  readonly #rooms: DiagnoseActionRooms

  constructor(options: DiagnoseActionOptions, rooms: DiagnoseActionRooms) {
    this.#options = options
    this.#rooms = rooms
  }

  /** `composeExtension/fetchTask`, and `composeExtension/submitAction` of a button in the dialog. */
  async answer(context: TurnContext, activity: IncomingActivity): Promise<InvokeResponse> {
    const value = extensionValue.safeParse(activity.value).data
    const dialog =
      (await this.#rooms.requests?.answer(context, activity, value?.data)) ??
      (value?.messagePayload == null
        ? UNSEEN
        : await this.#diagnose(
            context,
            activity,
            chosenMessage(value.messagePayload, this.#options.messages?.origin ?? null),
            value.data,
          ))
    return { status: 200, body: { task: taskOf(dialog) } }
  }

  async #diagnose(
    context: TurnContext,
    activity: IncomingActivity,
    chosen: ChosenMessage,
    pressed: unknown,
  ): Promise<Dialog> {
    const text = await this.#textOf(context, chosen)
    if (readMessage(text).kind !== 'error') {
      return { kind: 'message', text: chosen.hidesPictures ? HIDDEN_PICTURE : NO_ERROR }
    }
    const request = withChoice(errorRequest(text, activity, chosen.authorId), pressed)
    const { diagnosis, rest } = await this.#options.diagnose(request, {
      conversation: activity.conversation.id,
      signal: new AbortController().signal,
    })
    if (diagnosis === null) return { kind: 'message', text: SLOW }
    const diagnosisId = this.#options.newId()
    this.#options.log.info('diagnosed', {
      status: diagnosis.status,
      from: 'message-action',
      blindSpots: blindSpotCodes(diagnosis).join(' '),
      diagnosisId,
    })
    this.#rooms.recording.diagnosed(activity, diagnosisId, diagnosis)
    const { requests, drawingOf } = this.#rooms
    const shown = rest === null ? diagnosis : unfinished(diagnosis, 'dialog')
    const options = { viewerId: activity.from.aadObjectId ?? null, picture: await drawingOf(shown) }
    // whoever looks at somebody else's error does not ask in their name
    if (requests === null || rest !== null || request.about !== undefined) {
      return { kind: 'card', card: diagnosisCard(shown, options) }
    }
    const { on, operation } = request
    const remembered = { ...newRequest('error', request.text, null), on, operation }
    const finding = { diagnosisId, request: remembered, diagnosis, isRest: false }
    return { kind: 'card', card: await requests.card(activity, finding, options) }
  }

  /** What the message says, and what its pictures say where it says no error itself. */
  async #textOf(context: TurnContext, { text, pictures }: ChosenMessage): Promise<string> {
    if (pictures.length === 0 || readMessage(text).kind === 'error') return text
    const read = await this.#rooms.readPictures(context, pictures)
    return read.kind === 'text' ? `${text}\n\n${read.text}` : text
  }
}

const UNSEEN: Dialog = {
  kind: 'message',
  text: 'I cannot see that message. Copy the error into a chat with me.',
}
const NO_ERROR = 'I found no authorization error in that message.'
const HIDDEN_PICTURE =
  'There is a picture in that message that Teams does not let me see here. Send me the screenshot in our own chat, or paste the error there as text.'
const SLOW = 'Azure has not answered yet. Choose “Diagnose access error” again in a minute.'

function errorRequest(
  text: string,
  activity: IncomingActivity,
  authorId: string | null,
): Extract<DiagnosisRequest, { kind: 'error' }> {
  const isOwn = authorId === null || authorId.toLowerCase() === activity.from.aadObjectId?.toLowerCase()
  return {
    kind: 'error',
    text,
    asker: askerOf(activity),
    on: null,
    operation: null,
    recentResource: null,
    chosen: null,
    ...(isOwn ? {} : { about: { objectId: authorId, appId: null, name: null } }),
  }
}

/** A choice that was offered in the dialog; it is looked up like a typed one, so that any is as good. */
function withChoice(
  request: ReturnType<typeof errorRequest>,
  pressed: unknown,
): ReturnType<typeof errorRequest> {
  const data = cardDataSchema.safeParse(pressed).data
  if (data?.verb !== 'answer') return request
  switch (data.field) {
    case 'resource':
      return { ...request, on: data.value }
    case 'operation':
      return { ...request, operation: data.value }
    case 'service':
      return { ...request, text: `${request.text}\n${data.value}` }
    case 'principal':
      return { ...request, chosen: data.value }
    default:
      return data.field satisfies never
  }
}
