import { beforeEach, describe, expect, it } from 'vitest'
import type { Diagnosis } from '../../../src/reply/diagnosis/diagnosis.ts'
import { drawingOf, type DrawingOptions } from '../../../src/teams/drawings/drawing-of.ts'
import { MemoryDocuments } from '../../../src/state/memory-documents.ts'
import { KeptDrawings } from '../../../src/teams/drawings/kept-drawings.ts'
import type { LogEntry } from '../workbench.ts'
import { answered } from '../../reply/fixtures/build.ts'
import { twoMissing, unrecognized } from '../../reply/fixtures/diagnoses.ts'
import { CHAT, SEARCH, playgroundVerdicts } from '../../reply/wiring/wired.ts'

const PLAYGROUND = answered({ verdicts: playgroundVerdicts([CHAT, SEARCH], () => 'missing') })

let warnings: LogEntry[]
let kept: KeptDrawings

beforeEach(() => {
  warnings = []
  kept = new KeptDrawings(new MemoryDocuments(), () => new Date())
})

function drawn(diagnosis: Diagnosis, options: Partial<DrawingOptions> = {}) {
  return drawingOf(diagnosis, {
    draw: {
      png: () => Promise.resolve(Buffer.from('sharp')),
      smallPng: () => Promise.resolve(Buffer.from('small')),
    },
    log: {
      info: () => undefined,
      warn: (event, fields) => warnings.push({ level: 'warn', event, fields }),
      error: () => undefined,
    },
    kept,
    origin: 'https://rolecall.example',
    ...options,
  })
}

describe('the drawing of a diagnosis', () => {
  it('is linked to where Teams can fetch it', async () => {
    const picture = await drawn(PLAYGROUND)
    const token = /^https:\/\/rolecall\.example\/pictures\/([\w-]+)\.png$/.exec(picture?.url ?? '')?.[1] ?? ''
    expect(await kept.find(token)).toEqual(Buffer.from('sharp'))
    expect(picture?.altText).toContain('Diagram of 2 services')
  })

  it('comes within the card where there is nothing to link to', async () => {
    const url = `data:image/png;base64,${Buffer.from('small').toString('base64')}`
    expect(await drawn(PLAYGROUND, { origin: null })).toMatchObject({ url })
  })

  it('is left to words where it is too large to come within the card', async () => {
    const large = {
      png: () => Promise.resolve(Buffer.alloc(0)),
      smallPng: () => Promise.resolve(Buffer.alloc(10_000)),
    }
    expect(await drawn(PLAYGROUND, { origin: null, draw: large })).toBeNull()
  })

  it('is left to words where drawing fails, and the log tells why', async () => {
    const failing = {
      png: () => Promise.reject(new TypeError('no font')),
      smallPng: () => Promise.reject(new Error()),
    }
    expect(await drawn(PLAYGROUND, { draw: failing })).toBeNull()
    expect(warnings).toMatchObject([{ event: 'drawing-failed', fields: { name: 'TypeError' } }])
  })

  it('is left to words where it is not there in time', async () => {
    const never = new Promise<Uint8Array>(() => undefined)
    expect(
      await drawn(PLAYGROUND, { draw: { png: () => never, smallPng: () => never }, patience: 0 }),
    ).toBeNull()
  })

  it.each([
    ['an answer about a person', twoMissing],
    ['a text without an error', unrecognized],
  ])('is none of %s', async (_, diagnosis) => {
    expect(await drawn(diagnosis)).toBeNull()
  })
})
