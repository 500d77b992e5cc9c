import { describe, expect, it } from 'vitest'
import { readEvidence } from '../../src/evidence/read-evidence.ts'
import { NO_LANGUAGE, type Language, type TextOutcome } from '../../src/language/language.ts'
import { readText } from '../../src/language/read-text.ts'

const TEXT = 'Zugriff verweigert'
const unread = readEvidence(TEXT)

function answering(outcome: TextOutcome): Language {
  return { ...NO_LANGUAGE, readText: () => Promise.resolve(outcome) }
}

describe('a text that the recognizers do not know', () => {
  it('is what the model read, and says that a model read it', async () => {
    const evidence = { ...unread, cause: 'missing-role' as const }
    const read = await readText(TEXT, answering({ kind: 'read', evidence, filled: ['cause'] }))
    expect(read.cause).toBe('missing-role')
    expect(read.notes.map(({ code }) => code)).toEqual(['model'])
  })

  it('says nothing of a model that only filled in a name', async () => {
    const evidence = { ...unread, endpoint: 'aoai-demo.openai.azure.com' }
    const read = await readText(TEXT, answering({ kind: 'read', evidence, filled: ['endpoint'] }))
    expect([read.endpoint, read.notes]).toEqual(['aoai-demo.openai.azure.com', []])
  })

  it.each<TextOutcome>([
    { kind: 'skipped', why: 'off' },
    { kind: 'skipped', why: 'circuit-open' },
    { kind: 'failed', why: 'time-out' },
    { kind: 'failed', why: 'invalid-output' },
  ])('stays what it is where the model $kind: $why', async (outcome) => {
    expect(await readText(TEXT, answering(outcome))).toEqual(unread)
  })
})
