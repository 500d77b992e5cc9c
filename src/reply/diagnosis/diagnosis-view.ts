import type { Evidence } from '../../evidence/evidence.ts'
import type { Choice } from '../../question/question.ts'
import { isAccessLevel } from '../../verdict/optional.ts'
import { answerContext } from './answer-context.ts'
import { cleanName, cleanText } from '../clean-text.ts'
import { cutList, type CutList } from '../cut-list.ts'
import { detailSections, type DetailSection } from './details.ts'
import type { Answered, Diagnosis, Incomplete } from './diagnosis.ts'
import type { Headline } from '../banner-text.ts'
import { coverage, headlineOf } from './headline.ts'
import { CAUSE_NAMES, SERVICE_NAMES } from '../labels.ts'
import type { Limits } from '../limits.ts'
import { nextSteps, stepsHeading, type NextStep } from './next-steps.ts'
import { otherCommands, type OtherCommand } from './other-commands.ts'
import { rowGroups, type RowGroup } from './requirement-rows.ts'
import { capabilityGroup } from './profile-view.ts'
import { subjectOf, type Subject } from './subject.ts'

/** Who reads the reply. */
export interface ReplyOptions {
  /** object id; whoever it is, is spoken to as "you". null: nobody is */
  readonly viewerId: string | null
  /** of the wiring that the diagnosis judges, where the reader can be shown one */
  readonly picture?: ShownPicture | null
  /** what the reader may say next, as buttons of a card */
  readonly prompts?: readonly string[]
  /** bytes of a card for what is added to it; none where left out */
  readonly keptFree?: number
}

/** A picture that a card shows. */
export interface ShownPicture {
  /** of https, of http on loopback, or the picture itself as a data URI */
  readonly url: string
  readonly altText: string
  /** pixels that it takes where there is room */
  readonly width: number
}

/** What a reply says, in order, ready to be drawn: card and text both show this and nothing else. */
export type DiagnosisView = AnswerView | QuestionView | UnrecognizedView

export interface AnswerView {
  readonly kind: 'answer'
  readonly headline: Headline
  /** what and where the resource is */
  readonly context: string | null
  /** how the question was read, where that may surprise */
  readonly notes: CutList<string>
  readonly groups: readonly RowGroup[]
  /** of the wiring of one of the groups */
  readonly picture: ShownPicture | null
  /** where access looks complete and is not */
  readonly traps: CutList<string>
  readonly stepsHeading: string
  /** why there are fewer steps than things missing */
  readonly coverage: string | null
  readonly steps: CutList<NextStep>
  readonly otherFailures: CutList<string>
  readonly blindSpots: CutList<string>
  readonly details: readonly DetailSection[]
  readonly otherCommands: CutList<OtherCommand>
}

export interface QuestionView {
  readonly kind: 'question'
  readonly headline: Headline
  /** what the text and the conversation gave so far */
  readonly context: string | null
  readonly field: Incomplete['ask']['field']
  readonly choices: CutList<ChoiceView>
}

export interface ChoiceView {
  readonly title: string
  /** whole: it comes back as the answer */
  readonly value: string
}

export interface UnrecognizedView {
  readonly kind: 'unrecognized'
  readonly headline: Headline
  /** how the text was read, where that may be why nothing was found */
  readonly notes: readonly string[]
}

export function diagnosisView(diagnosis: Diagnosis, options: ReplyOptions, limits: Limits): DiagnosisView {
  switch (diagnosis.status) {
    case 'answered':
      return answerView(diagnosis, options, limits)
    case 'incomplete':
      return questionView(diagnosis, limits)
    case 'unrecognized':
      return {
        kind: 'unrecognized',
        headline: {
          label: { mark: '?', word: 'Nothing to diagnose yet', tone: 'accent' },
          text: 'I found no authorization error in that text',
        },
        notes: diagnosis.evidence.notes.map(({ text }) => text),
      }
    default:
      return diagnosis satisfies never
  }
}

function answerView(answered: Answered, { viewerId, picture }: ReplyOptions, limits: Limits): AnswerView {
  const subject = subjectOf(answered.principal, viewerId, limits.name)
  const failures = cutList(answered.evidence?.more ?? [], limits.otherFailures)
  const blindSpots = answered.blindSpots.map(({ text }) => text)
  return {
    kind: 'answer',
    headline: headlineOf(answered, subject, limits.name),
    context: answerContext(answered, limits.name),
    notes: cleanTexts(answered.notes, limits.notes, limits),
    groups: groupsOf(answered, subject, limits),
    picture: picture ?? null,
    traps: cleanTexts(answered.profile?.traps ?? [], limits.notes, limits),
    stepsHeading: stepsHeading(answered.advice.steps),
    coverage: coverage(answered),
    steps: nextSteps(answered.advice.steps, viewerId, limits),
    otherFailures: { ...failures, shown: failures.shown.map((evidence) => failureLine(evidence, limits)) },
    blindSpots: cleanTexts(blindSpots, limits.blindSpots, limits),
    details: detailSections(answered, limits),
    otherCommands: otherCommands(answered.advice.steps, limits),
  }
}

/** What one can do says more than which roles one's access amounts to; these stand in the details. */
function groupsOf({ verdicts, profile }: Answered, subject: Subject, limits: Limits): readonly RowGroup[] {
  if (profile === null || profile.capabilities.length === 0) return rowGroups(verdicts, subject, limits)
  const needed = verdicts.filter((verdict) => !isAccessLevel(verdict))
  return [
    capabilityGroup(profile, subject, limits),
    ...rowGroups(needed, subject, limits).map((group) => ({
      ...group,
      heading: group.heading ?? 'What work on the project takes',
    })),
  ]
}

function cleanTexts(texts: readonly string[], maximum: number, limits: Limits): CutList<string> {
  const cut = cutList(texts, maximum)
  return { ...cut, shown: cut.shown.map((text) => cleanText(text, limits.text)) }
}

/** `Azure AI Search (contoso-search.search.windows.net): a network rule` */
function failureLine({ cause, service, endpoint, scope }: Evidence, limits: Limits): string {
  const where = endpoint ?? scope
  const place = where === null ? '' : ` (${cleanText(where, limits.text)})`
  return `${service === null ? 'Azure' : SERVICE_NAMES[service]}${place}: ${CAUSE_NAMES[cause]}`
}

function questionView({ evidence, principal, resource, ask }: Incomplete, limits: Limits): QuestionView {
  const known = [
    ...(evidence === null || evidence.cause === 'unrecognized' ? [] : evidenceFacts(evidence, limits)),
    ...(principal?.name == null ? [] : [cleanName(principal.name, limits.name)]),
    ...(resource === null ? [] : [cleanName(resource.name, limits.name)]),
  ]
  const usable = ask.choices.filter(isShort)
  const choices = cutList(usable, limits.choices)
  return {
    kind: 'question',
    headline: {
      label: { mark: '?', word: 'One question', tone: 'accent' },
      text: cleanText(ask.text, limits.text),
    },
    context: known.length === 0 ? null : `Known so far: ${known.join(', ')}`,
    field: ask.field,
    choices: {
      hidden: choices.hidden + ask.choices.length - usable.length,
      shown: choices.shown.map(({ title, value }) => ({ title: cleanName(title, limits.name), value })),
    },
  }
}

/** ARM ids stay far below this; what is longer could not come back whole. */
const MAXIMUM_VALUE_BYTES = 1500

function isShort({ value }: Choice): boolean {
  return Buffer.byteLength(JSON.stringify(value)) <= MAXIMUM_VALUE_BYTES
}

function evidenceFacts({ service, cause, operations }: Evidence, limits: Limits): readonly string[] {
  return [
    CAUSE_NAMES[cause],
    ...(service === null ? [] : [SERVICE_NAMES[service]]),
    ...operations.slice(0, 1).map((operation) => cleanText(operation, limits.text)),
  ]
}
