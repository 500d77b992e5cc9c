import { describe, expect, it } from 'vitest'
import { readEvidence } from '../../src/evidence/read-evidence.ts'
import { NO_LANGUAGE, type ImageOutcome, type Language } from '../../src/language/language.ts'
import { doubtsOf } from '../../src/screenshots/doubt.ts'
import { pictureReader } from '../../src/screenshots/picture-reader.ts'
import type { ReadImage } from '../../src/screenshots/screenshot.ts'

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const TRANSCRIPT = 'Principal does not have access to API/Operation. https://aoai-demo.openai.azure.com'
const offline: ReadImage = { kind: 'text', text: 'read here', confidence: 0.9, words: [] }
const reader = { read: () => Promise.resolve(offline), close: () => Promise.resolve() }

/** A model that sees, and the kinds of pictures that it was shown. */
function seeing(outcome: ImageOutcome): { language: Language; shown: string[] } {
  const shown: string[] = []
  const readImage: Language['readImage'] = (_bytes, type) => {
    shown.push(type)
    return Promise.resolve(outcome)
  }
  return { language: { ...NO_LANGUAGE, readImage }, shown }
}

describe('a picture', () => {
  it('is read by the model that sees, where one is configured', async () => {
    const { language, shown } = seeing({ kind: 'read', transcript: TRANSCRIPT })
    expect(await pictureReader(reader, language)(PNG)).toMatchObject({ kind: 'text', text: TRANSCRIPT })
    expect(shown).toEqual(['image/png'])
  })

  it.each<[string, ImageOutcome]>([
    ['none is configured', { kind: 'skipped', why: 'off' }],
    ['it does not answer', { kind: 'failed', why: 'time-out' }],
    ['it sees nothing', { kind: 'read', transcript: '' }],
  ])('is read on this machine where %s', async (_why, outcome) => {
    expect(await pictureReader(reader, seeing(outcome).language)(PNG)).toEqual(offline)
  })

  it('that is none is not shown to a model', async () => {
    const { language, shown } = seeing({ kind: 'read', transcript: TRANSCRIPT })
    await pictureReader(reader, language)(Uint8Array.from([1, 2, 3]))
    expect(shown).toEqual([])
  })

  it('that a model read leaves every name in doubt, for it says of none how sure it is', async () => {
    const read = await pictureReader(reader, seeing({ kind: 'read', transcript: TRANSCRIPT }).language)(PNG)
    const doubts = read.kind === 'text' ? doubtsOf(read.words, readEvidence(read.text)) : []
    expect(doubts.map(({ value }) => value)).toEqual(['aoai-demo.openai.azure.com'])
  })
})
