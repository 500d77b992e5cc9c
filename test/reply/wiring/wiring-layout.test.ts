import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROW_SIZES, type Rectangle } from '../../../src/reply/wiring/service-box.ts'
import { textWidth } from '../../../src/reply/wiring/text-width.ts'
import { layOutWiring, type WiringLayout } from '../../../src/reply/wiring/wiring-layout.ts'
import type { Wiring } from '../../../src/reply/wiring/wiring.ts'
import { openai, search, storage } from '../../builders/places.ts'
import { playgrounds, playgroundVerdicts, wired } from './wired.ts'

function laidOut(wiring: Wiring): WiringLayout {
  const layout = layOutWiring(wiring)
  if (layout === null) throw new Error(`expected a layout of ${wiring.links.length} links, found none`)
  return layout
}

function law(holds: (layout: WiringLayout, wiring: Wiring) => void): void {
  fc.assert(
    fc.property(playgrounds, (verdicts) => {
      const wiring = wired(verdicts)
      holds(laidOut(wiring), wiring)
    }),
  )
}

function overlap(one: Rectangle, other: Rectangle): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}

describe('the layout of up to six services', () => {
  it('keeps boxes apart, and within the drawing', () => {
    law(({ boxes, width, height }) => {
      boxes.forEach((box, index) => {
        expect(boxes.slice(index + 1).filter((other) => overlap(box, other))).toEqual([])
        expect([box.x >= 0, box.y >= 0, box.x + box.width <= width, box.y + box.height <= height]).toEqual([
          true,
          true,
          true,
          true,
        ])
      })
    })
  })

  it('keeps the rows of a box within it', () => {
    law(({ boxes }) => {
      for (const { rows, width } of boxes) {
        for (const { kind, text } of rows) expect(textWidth(text, ROW_SIZES[kind])).toBeLessThan(width)
      }
    })
  })

  it('draws each link once, level between its services, with a letter and a mark for each grant', () => {
    law(({ arrows, boxes, legend }, { links }) => {
      const drawn = arrows.map(({ start, end, grants }) => {
        const at = (x: number) =>
          boxes.find(
            (box) => x >= box.x && x <= box.x + box.width && start.y > box.y && start.y < box.y + box.height,
          )
        expect(end.y).toBe(start.y)
        return {
          from: at(start.x - 5)?.service.id,
          to: at(end.x + 5)?.service.id,
          grants: grants.map(({ letter, mark }) => ({
            role: legend.roles.find((role) => role.letter === letter)?.role,
            mark,
          })),
        }
      })
      expect(drawn).toEqual(links.map(({ from, to, grants }) => ({ from: from.id, to: to.id, grants })))
    })
  })

  it('runs no arrow into a box between its services', () => {
    law(({ arrows, boxes }) => {
      for (const { start, end } of arrows) {
        const path = { x: start.x, y: start.y, width: end.x - start.x, height: 0 }
        expect(boxes.filter((box) => overlap(path, box))).toEqual([])
      }
    })
  })

  it('counts in the legend what is drawn', () => {
    law(({ legend, arrows }) => {
      const grants = arrows.flatMap((arrow) => arrow.grants)
      for (const { letter, held, needed } of legend.roles) {
        const own = grants.filter((grant) => grant.letter === letter)
        expect([held, needed]).toEqual([own.filter(({ mark }) => mark === 'held').length, own.length])
      }
      expect(legend.marks.toSorted()).toEqual([...new Set(grants.map(({ mark }) => mark))].toSorted())
    })
  })
})

it('lays nothing out that is too much to be read', () => {
  const names = ['a', 'b', 'c', 'd']
  const services = [
    openai('chat'),
    ...[search, storage].flatMap((make) => names.map((name) => make(`${name}-contoso`))),
  ]
  expect(layOutWiring(wired(playgroundVerdicts(services, () => 'missing')))).toBeNull()
})
