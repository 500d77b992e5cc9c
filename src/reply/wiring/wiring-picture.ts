import type { Diagnosis } from '../diagnosis/diagnosis.ts'
import { altText } from './alt-text.ts'
import { wiringOf } from './wiring.ts'
import { layOutWiring } from './wiring-layout.ts'
import { wiringSvg, type Svg } from './wiring-svg.ts'

export interface WiringPicture {
  readonly svg: Svg
  /** says what the picture shows */
  readonly altText: string
}

const LONGEST_NAME = 64

/** The wiring that a diagnosis judges, drawn; null where it judges none, or one too large to be legible. */
export function wiringPicture(diagnosis: Diagnosis): WiringPicture | null {
  if (diagnosis.status !== 'answered') return null
  const wiring = wiringOf(diagnosis.verdicts, LONGEST_NAME)
  const layout = wiring === null ? null : layOutWiring(wiring)
  if (wiring === null || layout === null) return null
  const text = altText(wiring)
  return { svg: wiringSvg(layout, text), altText: text }
}
