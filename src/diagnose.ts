import { advise } from './advice/advise.ts'
import { adviseOnEvidence } from './advice/steps/evidence-steps.ts'
import type { Evidence } from './evidence/evidence.ts'
import type { Language } from './language/language.ts'
import { readText } from './language/read-text.ts'
import { questionOfError, questionOfRequest, type RaisedQuestion } from './question/question-of.ts'
import type { BoundRequirement } from './question/question.ts'
import type { DiagnosisRequest } from './question/request.ts'
import { requirementsFor } from './question/requirements-for.ts'
import { scopeAsResource, type Answered, type Diagnosis } from './reply/diagnosis/diagnosis.ts'
import type { AzureReader } from './snapshot/azure-reader.ts'
import { uniqueSpots } from './snapshot/blind-spots.ts'
import { onCurrentResources } from './snapshot/current-resource.ts'
import { locate } from './snapshot/locate.ts'
import { readAhead } from './snapshot/read-ahead.ts'
import { askedOnce } from './snapshot/reads/asked-once.ts'
import { ReachedReader } from './snapshot/reads/reached-reader.ts'
import { takeSnapshot } from './snapshot/take-snapshot.ts'
import { stage } from './telemetry/spans.ts'
import { accessProfile } from './verdict/access-profile.ts'
import { judge } from './verdict/judge.ts'
import { aclBlindSpots } from './verdict/settings/access-control-lists.ts'

/** What a diagnosis asks of the world: Azure, and a model that reads, which may be none. */
export interface Sources {
  readonly azure: AzureReader
  readonly language: Language
}

/**
 * The whole road: text → evidence → question → snapshot → verdict → advice. Stopping early is a value.
 * Rejects with `AzureUnreachableError` where Azure answers nothing at all.
 */
export async function diagnose(
  request: DiagnosisRequest,
  { azure, language }: Sources,
  now: Date,
): Promise<Diagnosis> {
  const read = await readRequest(request, language)
  if (read.kind === 'diagnosis') return read.diagnosis
  const reached = new ReachedReader(azure)
  const diagnosis = await answer(read, reached.reader, now)
  reached.throwIfNothingAnswered()
  return diagnosis
}

/** A request that Azure has to be asked about. */
export interface Asked {
  readonly kind: 'asked'
  readonly raised: RaisedQuestion
  /** null: no error was reported */
  readonly evidence: Evidence | null
}

/** The half of the road that needs no Azure: what is asked, or the answer where that alone tells it. */
export async function readRequest(
  request: DiagnosisRequest,
  language: Language,
): Promise<Asked | { readonly kind: 'diagnosis'; readonly diagnosis: Diagnosis }> {
  if (request.kind === 'plain') {
    const raised = await stage('question', () => questionOfRequest(request))
    return { kind: 'asked', raised, evidence: null }
  }

  const evidence = await stage('evidence', () => readText(request.text, language))
  if (evidence.cause === 'unrecognized') {
    return { kind: 'diagnosis', diagnosis: { status: 'unrecognized', evidence } }
  }
  const raised = await stage('question', () => questionOfError(evidence, request))
  return raised.kind === 'no-question'
    ? { kind: 'diagnosis', diagnosis: notAboutRoles(evidence) }
    : { kind: 'asked', raised, evidence }
}

/** The other half: looks up who and what is meant, reads everything about it, judges and advises. */
export async function answer(asked: Asked, reader: AzureReader, now: Date): Promise<Diagnosis> {
  const { evidence } = asked
  const diagnosis = await answerFromAzure(asked, reader, now)
  return evidence?.cause === 'other' && !isJudged(diagnosis) ? notAboutRoles(evidence) : diagnosis
}

/** Where another system's rights could not be looked at, the error itself still tells how to grant them. */
function isJudged(diagnosis: Diagnosis): boolean {
  return (
    diagnosis.status === 'answered' &&
    !diagnosis.verdicts.some(({ reasons }) => reasons.some(({ code }) => code === 'asker-not-entitled'))
  )
}

async function answerFromAzure(
  { raised, evidence }: Asked,
  reader: AzureReader,
  now: Date,
): Promise<Diagnosis> {
  const incomplete = { status: 'incomplete', evidence, principal: null, resource: null } as const
  if (raised.kind === 'ask') return { ...incomplete, ask: raised.ask }

  const { question } = raised
  const azure = askedOnce(reader)
  readAhead(question, azure)
  const found = await stage('locate', () => locate(question, azure))
  if (found.kind === 'ask') return { ...incomplete, ...found, ask: found.ask }

  const { asker, subject: principal, resource } = found.located
  const needed = requirementsFor(question.ask, found.located, question.raisedBy)
  if (needed.kind === 'ask') {
    // what seems not to be there may be what could not be read
    const text = [...found.blindSpots.map((spot) => spot.text), needed.ask.text].join(' ')
    return { ...incomplete, principal, resource, ask: { ...needed.ask, text } }
  }

  const taken = await stage('snapshot', () =>
    takeSnapshot([...needed.requirements, ...needed.capabilities], asker, azure, now.toISOString()),
  )
  const snapshot = { ...taken, blindSpots: uniqueSpots([...found.blindSpots, ...taken.blindSpots]) }
  const judged = (requirements: readonly BoundRequirement[]) =>
    judge(onCurrentResources(requirements, snapshot), asker, snapshot, question.raisedBy)
  const { verdicts, profile } = await stage('verdict', () => {
    const verdicts = judged(needed.requirements)
    return { verdicts, profile: accessProfile(verdicts, judged(needed.capabilities)) }
  })
  const advice = await stage('advice', () =>
    advise({ ...needed, verdicts, profile, snapshot, afterError: evidence !== null, asker }),
  )
  return {
    status: 'answered',
    evidence,
    principal,
    resource: resource ?? scopeAsResource(found.located.scope),
    verdicts,
    profile,
    advice,
    blindSpots: [...snapshot.blindSpots, ...aclBlindSpots(verdicts)],
    notes: [...readingNotes(evidence), ...question.notes, ...(verdicts.length === 0 ? [] : needed.remarks)],
    takenAt: snapshot.takenAt,
  }
}

function notAboutRoles(evidence: Evidence): Answered {
  return {
    status: 'answered',
    evidence,
    principal: null,
    resource: null,
    verdicts: [],
    profile: null,
    advice: adviseOnEvidence(evidence),
    blindSpots: [],
    notes: readingNotes(evidence),
    takenAt: null,
  }
}

function readingNotes(evidence: Evidence | null): readonly string[] {
  return (evidence?.notes ?? []).map(({ text }) => text)
}
