import { inTwoLines } from './text-width.ts'
import type { WiredService } from './wiring.ts'

/** In pixels of a drawing at scale 1; y grows downwards. */
export interface Point {
  readonly x: number
  readonly y: number
}

export interface Rectangle extends Point {
  readonly width: number
  readonly height: number
}

/** A service in a frame: its type, if told, its name, and whether it lacks an identity, a row each. */
export interface ServiceBox extends Rectangle {
  readonly service: WiredService
  readonly rows: readonly BoxRow[]
}

export interface BoxRow {
  readonly kind: 'type' | 'name' | 'no-identity'
  readonly text: string
}

export const ROW_HEIGHT = 14
export const ROW_SIZES: Readonly<Record<BoxRow['kind'], number>> = { type: 10, name: 12, 'no-identity': 10 }
const PADDING = 6

/** Of a service that acts: who it is in full. */
export function actorRows(service: WiredService, width: number): readonly BoxRow[] {
  return [
    ...rowsOf('type', service.type, width),
    ...targetRows(service, width),
    ...(service.lacksIdentity ? [{ kind: 'no-identity', text: 'no identity' } as const] : []),
  ]
}

/** Of a service that is to be reached: its name, in one row or two. */
export function targetRows({ name }: WiredService, width: number): readonly BoxRow[] {
  return rowsOf('name', name, width)
}

function rowsOf(kind: BoxRow['kind'], text: string, width: number): readonly BoxRow[] {
  return inTwoLines(text, width - 2 * PADDING, ROW_SIZES[kind]).map((line) => ({ kind, text: line }))
}

export function heightOfRows(rows: readonly BoxRow[]): number {
  return rows.length * ROW_HEIGHT + 2 * PADDING
}
