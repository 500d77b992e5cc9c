import { setTimeout } from 'node:timers/promises'
import type { Diagnosis } from '../../reply/diagnosis/diagnosis.ts'
import type { ShownPicture } from '../../reply/diagnosis/diagnosis-view.ts'
import { wiringPicture } from '../../reply/wiring/wiring-picture.ts'
import type { Svg } from '../../reply/wiring/wiring-svg.ts'
import { faultFields } from '../fault-fields.ts'
import type { TeamsOptions } from '../options.ts'
import { drawingPath } from './drawings-route.ts'
import type { KeptDrawings } from './kept-drawings.ts'

export interface DrawingOptions extends Pick<TeamsOptions, 'draw' | 'log'> {
  readonly kept: KeptDrawings
  /** where Teams can fetch pictures from; null: nowhere */
  readonly origin: string | null
  /** milliseconds that an answer waits for its picture; 3 seconds where left out */
  readonly patience?: number
}

const PATIENCE = 3_000

/** Of a data URI. Teams drops messages above 28 KB, and the words of a card matter more than its picture. */
const MOST_EMBEDDED = 12 * 1024

/**
 * The drawing of what a diagnosis judges, as its card can show it: by a link, or within the card where there is nothing
 * to link to and it is small. null where there is nothing to draw, or it cannot be shown; the card says it in words.
 */
export async function drawingOf(diagnosis: Diagnosis, options: DrawingOptions): Promise<ShownPicture | null> {
  const picture = wiringPicture(diagnosis)
  if (picture === null) return null
  const { svg, altText } = picture
  const { log, patience = PATIENCE } = options
  try {
    const url = await Promise.race([urlOf(svg, options), setTimeout(patience, null, { ref: false })])
    return url === null ? null : { url, altText, width: svg.width }
  } catch (fault) {
    log.warn('drawing-failed', faultFields(fault))
    return null
  }
}

async function urlOf(svg: Svg, { draw, kept, origin }: DrawingOptions): Promise<string | null> {
  if (origin !== null) return `${origin}${drawingPath(await kept.keep(await draw.png(svg)))}`
  const url = `data:image/png;base64,${Buffer.from(await draw.smallPng(svg)).toString('base64')}`
  return url.length <= MOST_EMBEDDED ? url : null
}
