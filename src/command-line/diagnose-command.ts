import type { Ask, PrincipalReference } from '../question/question.ts'
import { readResourceReference } from '../question/resource-reference.ts'
import { readMessage } from '../question/read-message.ts'
import type { DiagnosisRequest, ErrorRequest } from '../question/request.ts'
import { diagnosisCard } from '../reply/diagnosis/diagnosis-card.ts'
import { diagnosisJson } from '../reply/diagnosis/diagnosis-json.ts'
import { diagnosisText } from '../reply/diagnosis/diagnosis-text.ts'
import type { Diagnosis } from '../reply/diagnosis/diagnosis.ts'
import { readRoleQuestion } from '../role-questions/read-role-question.ts'
import { unreadRoleQuestion } from '../role-questions/unread-role-question.ts'
import { timelyDiagnosis } from '../timely-diagnosis.ts'
import { wait } from '../wait.ts'
import { answerAboutRoles } from './answer-about-roles.ts'
import { withSources, type Sources } from './azure-access.ts'
import { CommandError, EXIT, type ExitStatus } from './command-error.ts'
import { wholeInput } from './input-text.ts'
import { writePicture } from './picture-file.ts'
import { writeLine, type Streams } from './streams.ts'
import { isGuid } from '../rbac/guid.ts'

export const FORMATS = ['text', 'json', 'card'] as const

/** Options of every command that answers a question about access. */
export interface AccessOptions {
  readonly tenant?: string
  readonly as?: string
  readonly on?: string
  readonly format: (typeof FORMATS)[number]
  /** file to draw the answer into */
  readonly picture?: string
}

/** `rolecall diagnose`: answers the error on standard input. */
export async function diagnoseCommand(options: AccessOptions, streams: Streams): Promise<ExitStatus> {
  const { asker, on } = checkedOptions(options)
  return answerRequest(errorRequest(await wholeInput(streams.input), asker, on), options, streams)
}

/** `rolecall ask`: answers an error, a plain request or a question about roles, whichever the text is. */
export async function askCommand(
  question: string | undefined,
  options: AccessOptions,
  streams: Streams,
): Promise<ExitStatus> {
  const { asker, on } = checkedOptions(options)
  const text = question ?? (await wholeInput(streams.input))
  const aboutRoles = on === null ? (readRoleQuestion(text) ?? unreadRoleQuestion(text)) : null
  if (aboutRoles !== null) return answerAboutRoles(aboutRoles, options, streams)
  const message = readMessage(text)
  // text that is neither comes back from the error road as unrecognized
  const request: DiagnosisRequest =
    message.kind === 'plain'
      ? { kind: 'plain', asker, recentResource: null, ...message.words, on: on ?? message.words.on }
      : errorRequest(text, asker, on)
  return answerRequest(request, options, streams)
}

function checkedOptions(options: AccessOptions): Pick<ErrorRequest, 'asker' | 'on'> {
  return {
    asker: askerOf(options),
    on: options.on === undefined ? null : checkedResource('--on', options.on),
  }
}

function errorRequest(text: string, asker: PrincipalReference | null, on: string | null): ErrorRequest {
  return { kind: 'error', text, asker, on, recentResource: null, operation: null, chosen: null }
}

/** `rolecall check …`: answers a question that needs no error. */
export async function checkCommand(
  ask: Ask,
  on: string,
  options: AccessOptions,
  streams: Streams,
): Promise<ExitStatus> {
  return answerRequest(
    { kind: 'plain', asker: askerOf(options), on, recentResource: null, about: null, ask },
    options,
    streams,
  )
}

/** An argument that cannot name a resource is bad usage; one that names none here is not. */
export function checkedResource(option: string, given: string): string {
  const read = readResourceReference(given)
  if (read.kind === 'fault') throw new CommandError(`${option}: ${read.text}`)
  return given
}

async function answerRequest(
  request: DiagnosisRequest,
  options: AccessOptions,
  streams: Streams,
): Promise<ExitStatus> {
  const diagnosis = await withSources(options.tenant, (sources) => diagnosed(request, sources))
  await writeLine(streams, rendered(diagnosis, options))
  if (diagnosis.status !== 'answered') return EXIT.unanswered
  if (options.picture !== undefined) await writePicture(options.picture, diagnosis)
  return EXIT.answered
}

/** A person at a terminal waits longer than one in a chat, and gets one answer. */
const PATIENCE = 60_000

async function diagnosed(request: DiagnosisRequest, sources: Sources): Promise<Diagnosis> {
  const ending = new AbortController()
  try {
    const diagnose = timelyDiagnosis({ ...sources, clock: () => new Date(), wait, budget: PATIENCE })
    const { diagnosis } = await diagnose(request, { conversation: 'command-line', signal: ending.signal })
    if (diagnosis !== null) return diagnosis
    throw new CommandError(`Azure had not answered after ${PATIENCE / 1000} seconds`, EXIT.unreachable)
  } finally {
    ending.abort()
  }
}

function rendered(diagnosis: Diagnosis, { format }: AccessOptions): string {
  switch (format) {
    case 'json':
      return JSON.stringify(diagnosisJson(diagnosis), null, 2)
    case 'card':
      return JSON.stringify(diagnosisCard(diagnosis, { viewerId: null }))
    case 'text':
      return diagnosisText(diagnosis, { viewerId: null })
    default:
      return format satisfies never
  }
}

function askerOf({ as }: AccessOptions): PrincipalReference | null {
  if (as === undefined) return null
  const given = as.trim()
  if (given === '' || given.length > 256 || /\p{Cc}/u.test(given)) {
    throw new CommandError(
      `--as: expected an object id or a user principal name, found ${JSON.stringify(given.slice(0, 40))}`,
    )
  }
  return isGuid(given) ? { by: 'id', id: given } : { by: 'name', name: given }
}
