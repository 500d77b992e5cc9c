import { describe, expect, it } from 'vitest'
import { CAUSES, SERVICES } from '../../src/evidence/evidence.ts'
import { certaintyOf, isComplaint, type Family } from '../../src/evidence/family.ts'
import { placesOf } from '../../src/evidence/needles.ts'
import { readEvidence } from '../../src/evidence/read-evidence.ts'
import { lettersOf, readingOf } from '../../src/evidence/reading.ts'
import { occurrencesOf, recognizerOf } from '../../src/evidence/recognizer.ts'
import { FAMILIES } from '../../src/evidence/recognizers/recognizers.ts'
import type { ServiceRule } from '../../src/evidence/service.ts'
import { textsOfWording } from './texts-of-wording.ts'

/** The other rules may leave the service open. */
const RULES_WITH_ANSWER: readonly ServiceRule[] = ['by-operation', 'ai', 'storage']

const samples = FAMILIES.flatMap((family) => family.samples.map((text) => ({ id: family.id, family, text })))

const readings = FAMILIES.flatMap((family) =>
  family.says.flatMap((wording) =>
    textsOfWording(wording).map((text) => ({ family, wording, text: textAmid(family, text) })),
  ),
)

/** A text with what the family wants around its wording. */
function textAmid(family: Family, text: string): string {
  const [words = ''] = family.amid ?? []
  return isComplaint(family) ? `Error: ${words} Azure Maps: ${text}` : `${words}\n${text}`
}

/** What makes two families the same: their words, where they count, and how far they are trusted. */
function keysOf(family: Family): string[] {
  const amid = (family.amid ?? []).map(lettersOf).toSorted().join()
  const wordings = family.says.flatMap(textsOfWording).map((text) => `says ${lettersOf(text)}`)
  const codes = (family.codes ?? []).map((code) => `code ${code}`)
  return [...new Set([...wordings, ...codes])].map((words) => `${words} | ${amid} | ${certaintyOf(family)}`)
}

/** Families by whatever several of them have in common. */
function shared(keys: (family: Family) => readonly string[]): Record<string, string[]> {
  const byKey = Map.groupBy(
    FAMILIES.flatMap((family) => keys(family).map((key) => ({ key, id: family.id }))),
    ({ key }) => key,
  )
  const several = [...byKey].filter(([, owners]) => owners.length > 1)
  return Object.fromEntries(several.map(([key, owners]) => [key, owners.map(({ id }) => id)]))
}

describe('families', () => {
  it.each(samples)('the sample of $id shows its cause', ({ family, text }) => {
    expect(readEvidence(text).cause).toBe(family.cause)
  })

  it.each(samples)('the sample of $id shows its service', ({ family, text }) => {
    const { service } = readEvidence(text)
    if (SERVICES.some((each) => each === family.service)) expect(service).toBe(family.service)
    else if (RULES_WITH_ANSWER.includes(family.service)) expect(service).not.toBeNull()
  })

  it.each(FAMILIES)('$id is one row: a sample, a wording and a cause that can be read', (family) => {
    expect(family.samples).not.toEqual([])
    expect(family.says).not.toEqual([])
    expect(CAUSES).toContain(family.cause)
    expect(family.cause).not.toBe('unrecognized')
    expect(new Set(family.samples).size).toBe(family.samples.length)
    expect(new Set(family.says).size).toBe(family.says.length)
  })

  it.each(FAMILIES)('$id is an id in kebab case', ({ id }) => {
    expect(id).toMatch(/^[a-z]+(?:-[a-z0-9]+)*$/)
  })

  it('have ids of their own', () => {
    expect(shared(({ id }) => [id])).toEqual({})
  })

  it('have wordings and codes of their own, unless what stands around them tells them apart', () => {
    expect(shared(keysOf)).toEqual({})
  })

  it('have no wording that matches nothing', () => {
    const deaf = readings.filter(({ family, wording, text }) => {
      const alone = recognizerOf({ ...family, says: [wording], codes: [] })
      const reading = readingOf(text)
      const found = occurrencesOf(alone, reading, (needle) => placesOf(reading.letters, needle))
      return found.length === 0
    })
    expect(deaf.map(({ family, text }) => `${family.id}: ${text}`)).toEqual([])
  })

  it('have no wording that another family reads as another cause', () => {
    const misread = readings
      .filter(({ family }) => !isComplaint(family))
      .filter(({ family, text }) => readEvidence(text).cause !== family.cause)
    expect(misread.map(({ family, text }) => `${family.id}: ${text}`)).toEqual([])
  })
})
