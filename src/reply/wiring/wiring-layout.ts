import { legendOf, type Legend } from './legend.ts'
import { actorRows, heightOfRows, targetRows, type Point, type ServiceBox } from './service-box.ts'
import { worstMark, type WiringMark } from './wiring-mark.ts'
import type { WiredService, Wiring, WiringLink } from './wiring.ts'

/**
 * Where everything of a wiring is drawn. Each service that acts stands once on the left; on the right, level with it,
 * what it is to reach, which stands there again for whoever else is to reach it. So no line meets another, however
 * many there are.
 */
export interface WiringLayout {
  readonly width: number
  /** without the legend */
  readonly height: number
  readonly boxes: readonly ServiceBox[]
  readonly arrows: readonly LinkArrow[]
  readonly legend: Legend
}

/** A link from the edge of one box straight to the right, to the edge of another. */
export interface LinkArrow {
  readonly start: Point
  readonly end: Point
  /** the worst of its grants */
  readonly mark: WiringMark
  readonly grants: readonly LetteredGrant[]
}

export interface LetteredGrant {
  /** of the role in the legend */
  readonly letter: string
  readonly mark: WiringMark
}

/** A telephone shows about so much of a card. */
const WIDTH = 336
const ACTOR_WIDTH = 112
const TARGET_WIDTH = 116
const BETWEEN_TARGETS = 5
const BETWEEN_FANS = 14

/** Between an arrow and the boxes at its ends. */
const GAP = 2

/** More than these would be too small to read in a picture of a size that Teams takes. */
const MOST_LINKS = 20
const MOST_GRANTS = 26

/** null where there is too much to be legible */
export function layOutWiring(wiring: Wiring): WiringLayout | null {
  const { services, links } = wiring
  if (links.length > MOST_LINKS || links.flatMap(({ grants }) => grants).length > MOST_GRANTS) return null
  const legend = legendOf(wiring)
  let bottom = -BETWEEN_FANS
  const fans = services.flatMap((actor) => {
    const own = links.filter(({ from }) => from === actor)
    if (own.length === 0) return []
    const fan = fanOf(actor, own, bottom + BETWEEN_FANS, legend)
    bottom = fan.bottom
    return [fan]
  })
  return {
    width: WIDTH,
    height: bottom,
    boxes: fans.flatMap(({ boxes }) => boxes),
    arrows: fans.flatMap(({ arrows }) => arrows),
    legend,
  }
}

/** A service that acts, in the middle of what it is to reach. */
function fanOf(service: WiredService, links: readonly WiringLink[], top: number, legend: Legend) {
  const rows = actorRows(service, ACTOR_WIDTH)
  const stack = stackOf(links)
  const height = Math.max(heightOfRows(rows), stack.height)
  const sunk = top + (height - stack.height) / 2
  const ends = stack.ends.map(({ link, box }) => ({ link, box: { ...box, y: box.y + sunk } }))
  const actor: ServiceBox = { service, rows, x: 0, y: top, width: ACTOR_WIDTH, height }
  return {
    boxes: [actor, ...ends.map(({ box }) => box)],
    arrows: ends.map(({ link, box }) => arrowOf(link, box, legend)),
    bottom: top + height,
  }
}

function stackOf(links: readonly WiringLink[]) {
  let height = -BETWEEN_TARGETS
  const ends = links.map((link) => {
    const rows = targetRows(link.to, TARGET_WIDTH)
    const y = height + BETWEEN_TARGETS
    height = y + heightOfRows(rows)
    const box: ServiceBox = {
      service: link.to,
      rows,
      x: WIDTH - TARGET_WIDTH,
      y,
      width: TARGET_WIDTH,
      height: height - y,
    }
    return { link, box }
  })
  return { ends, height }
}

function arrowOf({ grants }: WiringLink, target: ServiceBox, { roles }: Legend): LinkArrow {
  const y = target.y + target.height / 2
  return {
    start: { x: ACTOR_WIDTH + GAP, y },
    end: { x: target.x - GAP, y },
    mark: worstMark(grants.map(({ mark }) => mark)),
    grants: grants.map(({ role, mark }) => ({
      letter: roles.find((each) => each.role === role)?.letter ?? '',
      mark,
    })),
  }
}
