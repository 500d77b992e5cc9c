import { beforeEach, describe, expect, it } from 'vitest'
import { KeptDrawings, LIFETIME } from '../../../src/teams/drawings/kept-drawings.ts'

const PNG = Buffer.from('a picture')

let now = 1
let kept: KeptDrawings

beforeEach(() => {
  now = 1
  kept = new KeptDrawings(() => now)
})

describe('a drawing that is kept', () => {
  it('is found by its token', () => {
    expect(kept.find(kept.keep(PNG))).toBe(PNG)
  })

  it('has a token of 128 bits and more, and another one each time', () => {
    const tokens = Array.from({ length: 50 }, () => kept.keep(PNG))
    expect(new Set(tokens).size).toBe(50)
    for (const token of tokens) expect(token).toMatch(/^[\w-]{22,}$/)
  })

  it('is gone after its time, and not before', () => {
    const token = kept.keep(PNG)
    now += LIFETIME
    expect(kept.find(token)).toBe(PNG)
    now += 1
    expect(kept.find(token)).toBeNull()
  })

  it('is not kept longer for being looked at', () => {
    const token = kept.keep(PNG)
    now += LIFETIME / 2
    kept.find(token)
    now += LIFETIME / 2 + 1
    expect(kept.find(token)).toBeNull()
  })

  it('makes room for newer ones, by number and by size', () => {
    const first = kept.keep(PNG)
    for (let count = 0; count < 1_000; count++) kept.keep(PNG)
    expect(kept.find(first)).toBeNull()

    const second = kept.keep(PNG)
    for (let count = 0; count < 64; count++) kept.keep(new Uint8Array(1024 * 1024))
    expect(kept.find(second)).toBeNull()
  })
})
