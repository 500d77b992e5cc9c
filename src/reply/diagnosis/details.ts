import type { Evidence, NamedPrincipal } from '../../evidence/evidence.ts'
import type { Reason, Verdict } from '../../verdict/verdict.ts'
import { scopeName } from '../../rbac/scope.ts'
import type { ArticleSection } from '../citations/article-sections.ts'
import { sourceMark, sourcesOf } from '../citations/sources.ts'
import { cleanName, cleanText } from '../clean-text.ts'
import { cutList, joinNames } from '../cut-list.ts'
import type { Answered } from './diagnosis.ts'
import { CAUSE_NAMES, SERVICE_NAMES } from '../labels.ts'
import type { Limits } from '../limits.ts'
import { plain, strong, type Phrase } from '../phrase.ts'
import { identitySubject, subjectOf } from './subject.ts'
import { verdictLabel } from './verdict-label.ts'

export interface DetailSection {
  readonly heading: string
  readonly entries: readonly DetailEntry[]
}

export interface DetailEntry {
  readonly title: Phrase
  readonly lines: readonly Phrase[]
}

/** What stands behind the answer, for whoever wants to check it or hand it on to support. */
export function detailSections(answered: Answered, limits: Limits): readonly DetailSection[] {
  const checked = cutList(answered.verdicts, limits.checked)
  const { takenAt, evidence } = answered
  const sources = sourcesOf(answered.verdicts.map(({ requirement }) => requirement.requirement))
  return [
    {
      heading: 'What was checked',
      entries: [
        ...checked.shown.map((verdict) => verdictEntry(verdict, sources, limits)),
        ...(checked.hidden === 0 || checked.shown.length === 0
          ? []
          : [entry(plain(`and ${checked.hidden} more`))]),
        ...(takenAt === null ? [] : [entry(fact('Read from Azure', timeText(takenAt)))]),
      ],
    },
    {
      heading: 'What the text said',
      entries: evidence === null ? [] : evidenceFacts(evidence, limits).map((phrase) => entry(phrase)),
    },
    {
      heading: 'Where the needs come from',
      entries: sources
        .slice(0, limits.sources)
        .map(({ title, url }, index) => entry([{ text: `[${index + 1}] ` }, { text: title, leadsTo: url }])),
    },
  ].filter((section) => section.entries.length > 0)
}

function entry(title: Phrase, lines: readonly Phrase[] = []): DetailEntry {
  return { title, lines }
}

function verdictEntry(verdict: Verdict, sources: readonly ArticleSection[], limits: Limits): DetailEntry {
  const { requirement: bound, reasons } = verdict
  const { requirement, scope, assignee, actor } = bound
  const shownReasons = cutList(reasons, limits.reasons)
  const who =
    assignee !== null
      ? subjectOf(assignee, null, limits.name).name
      : actor !== null
        ? identitySubject(actor, limits.name).name
        : 'nobody'
  const operations = requirement.operations.map(
    ({ name, isDataAction }) => `${cleanName(name, limits.text)}${isDataAction ? ' (data action)' : ''}`,
  )
  return entry(
    [
      strong(cleanName(requirement.id, limits.text)),
      { text: `${sourceMark(sources, requirement.table)}: ${verdictLabel(verdict).word.toLowerCase()}` },
    ],
    [
      fact('Who', who),
      fact('Where', cleanText(scope, limits.text)),
      ...(operations.length === 0 ? [] : [fact('Needs', joinNames(operations, limits.operations))]),
      ...shownReasons.shown.map((reason) => fact('Why', reasonText(reason, limits))),
      ...(shownReasons.hidden === 0 ? [] : [fact('Why', `${shownReasons.hidden} more reasons`)]),
    ],
  )
}

function reasonText(reason: Reason, limits: Limits): string {
  const facts = [
    ...(reason.roleAssignmentId === undefined
      ? []
      : [`role assignment ${cleanName(scopeName(reason.roleAssignmentId), limits.name)}`]),
    ...(reason.denyAssignmentId === undefined
      ? []
      : [`deny assignment ${cleanName(scopeName(reason.denyAssignmentId), limits.name)}`]),
    ...(reason.scope === undefined ? [] : [`at ${cleanText(reason.scope, limits.text)}`]),
    ...(reason.viaGroupId === undefined
      ? []
      : [`through group ${cleanName(reason.viaGroupId, limits.name)}`]),
  ]
  const text = cleanText(reason.text, limits.text)
  return facts.length === 0 ? text : `${text} (${facts.join(', ')})`
}

function evidenceFacts(evidence: Evidence, limits: Limits): Phrase[] {
  const { service, operations, scope, endpoint, principal, code, requestIds } = evidence
  return [
    fact('Cause', CAUSE_NAMES[evidence.cause]),
    ...(service === null ? [] : [fact('Service', SERVICE_NAMES[service])]),
    ...(code === null ? [] : [fact('Code', cleanName(code, limits.name))]),
    ...(operations.length === 0
      ? []
      : [fact('Operations', joinClean(operations, limits.operations, limits))]),
    ...(scope === null ? [] : [fact('Scope', cleanText(scope, limits.text))]),
    ...(endpoint === null ? [] : [fact('Endpoint', cleanText(endpoint, limits.text))]),
    ...(principal === null ? [] : [fact('Principal', principalText(principal, limits))]),
    ...(requestIds.length === 0
      ? []
      : [fact('Request ids', joinClean(requestIds, limits.requestIds, limits))]),
  ]
}

function principalText({ name, objectId, appId }: NamedPrincipal, limits: Limits): string {
  const parts = [
    ...(name === null ? [] : [name]),
    ...(objectId === null ? [] : [`object id ${objectId}`]),
    ...(appId === null ? [] : [`application id ${appId}`]),
  ]
  return parts.map((part) => cleanName(part, limits.text)).join(', ')
}

function joinClean(texts: readonly string[], maximum: number, limits: Limits): string {
  return joinNames(
    texts.map((text) => cleanName(text, limits.text)),
    maximum,
  )
}

function fact(name: string, value: string): Phrase {
  return [strong(`${name}: `), { text: value }]
}

/** To the minute and in UTC, the same for every reader. */
function timeText(iso: string): string {
  const time = new Date(iso)
  return Number.isNaN(time.getTime())
    ? cleanText(iso, 40)
    : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
