import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  accessRequestedRecord,
  grantedRecord,
  requestDecidedRecord,
} from '../../src/audit/access-request-records.ts'
import { auditLine } from '../../src/audit/audit-line.ts'
import { LONGEST_TEXT, type AuditRecord } from '../../src/audit/audit-record.ts'
import { askedAboutOtherRecord, diagnosedRecord } from '../../src/audit/diagnosis-records.ts'
import { feedbackRecord } from '../../src/audit/feedback-record.ts'
import type { Diagnosis } from '../../src/reply/diagnosis/diagnosis.ts'
import { answered, evidence, verdict } from '../reply/fixtures/build.ts'
import { context, guid } from './sample-records.ts'

/** Stands in every field that somebody else fills; none of it is an id. */
const WORDS = 'Dana-Developer'
const TOKEN = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.c2lnbmF0dXJl'
const KEY = '0123456789abcdef0123456789abcdef'

/** A diagnosis in which everything that is not Rolecall's own constant is the same hostile text. */
function diagnosisFullOf(text: string): Diagnosis {
  const principal = { id: text, type: 'User', name: text } as const
  const resource = { id: text, type: text, name: text }
  const row = { id: `operation/${text}`, purpose: text, role: { id: text, name: text } }
  const grant = { id: text, name: text, scope: text, principalId: text }
  return answered({
    evidence: evidence({
      source: text,
      operations: [text],
      scope: text,
      endpoint: text,
      principal: { objectId: text, appId: text, name: text },
      requestIds: [text],
      code: text,
      notes: [{ code: 'cut', text }],
    }),
    principal,
    resource,
    verdicts: [
      verdict('missing', row, [['no-role-assignment', text, { scope: text }]], {
        assignee: { ...principal, id: `${text} of another` },
        scope: text,
      }),
    ],
    advice: {
      steps: [{ step: 'assign-role', text, role: { id: text, name: text }, scope: text }],
      missingRoles: [grant],
      leastRoles: [grant],
    },
    blindSpots: [{ code: 'directory-unread', scope: text, text }],
    notes: [text],
  })
}

function recordsFullOf(text: string): readonly AuditRecord[] {
  const hostile = context({
    actor: { id: text, kind: 'person' },
    subjectId: text,
    scope: text,
    conversation: { kind: 'channel', id: text },
    diagnosisId: text,
    requestId: text,
    correlationIds: [text],
  })
  const grant = {
    roleId: text,
    scope: text,
    principalId: text,
    assignmentId: text,
    until: text,
    wasThere: false,
  }
  const other = askedAboutOtherRecord(diagnosisFullOf(text), hostile)
  return [
    diagnosedRecord(diagnosisFullOf(text), hostile),
    ...(other === null ? [] : [other]),
    grantedRecord([grant], hostile),
    requestDecidedRecord(
      { decision: 'refused', why: text, reason: null, grants: [grant], until: text },
      hostile,
    ),
  ]
}

describe('a record', () => {
  test.each([
    { name: 'a sentence with a name', text: `${WORDS} says: let me in` },
    { name: 'a sentence that begins like an ARM id', text: `/subscriptions/x ${WORDS}` },
    { name: 'a token', text: TOKEN },
    { name: 'a token after a slash', text: `/${TOKEN}` },
    { name: 'an ARM id with a token in it', text: `/subscriptions/${guid(1)}/resourceGroups/${TOKEN}` },
    { name: 'an ARM id that turns', text: `/subscriptions/${guid(1)}/resourceGroups/a\u202Eb` },
    { name: 'a key', text: KEY },
    { name: 'an escape sequence', text: `\u001b]0;${WORDS}\u0007` },
    { name: 'several lines', text: `a\n{"version":1} ${WORDS}` },
  ])('made of nothing but $name holds none of it', ({ text }) => {
    const lines = recordsFullOf(text).map(auditLine)
    expect(lines).toHaveLength(4)
    for (const line of lines) {
      expect(line).not.toMatch(new RegExp(`${WORDS}|${TOKEN.slice(0, 12)}|${KEY}|\\\\u001b|\u202E`, 'i'))
    }
  })

  test('can be written and has no sentence in it, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (text) => {
        const sentence = `${text} ${WORDS} ${text}`
        for (const record of recordsFullOf(sentence)) expect(auditLine(record)).not.toContain(WORDS)
      }),
    )
  })

  test('has no field that a record does not have', () => {
    const record = { ...feedbackRecord({ reaction: 'like', text: null }, context()), displayName: WORDS }
    expect(auditLine(record)).not.toContain(WORDS)
  })
})

describe('what somebody typed', () => {
  const typed = (text: string) => [
    accessRequestedRecord({ grants: [], duration: null, reason: text }, context()).reason,
    feedbackRecord({ reaction: 'like', text }, context()).text ?? '',
    requestDecidedRecord({ decision: 'denied', why: null, reason: text, grants: [], until: null }, context())
      .reason,
  ]

  test('is kept without what opens something', () => {
    for (const kept of typed(`because ${TOKEN} and api-key: hunter2hunter2`)) {
      expect(kept).toBe('because [removed] and api-key: [removed]')
    }
  })

  test('is kept without a token that invisible characters are strewn over', () => {
    for (const kept of typed(TOKEN.split('').join('\u200b'))) expect(kept).toBe('[removed]')
  })

  test('fits on one line and into a record', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
        for (const kept of typed(text)) {
          expect(kept?.length).toBeLessThanOrEqual(LONGEST_TEXT)
          expect(kept).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
        }
      }),
    )
  })
})
