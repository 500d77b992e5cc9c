import type { Resource } from '../question/question.ts'
import { scopeName } from '../rbac/scope.ts'
import type { AzureReader } from './azure-reader.ts'
import type { BlindSpot } from './snapshot.ts'

/** Something read, and what of it could not be. */
export interface Partly<T> {
  readonly value: T
  readonly blindSpots: readonly BlindSpot[]
}

/** The same, where something that the person named could perhaps not be searched for. */
export interface Searched<T> extends Partly<T> {
  /** a sentence that says what, and why */
  readonly unsearched?: string
}

/** The child resources of one type, such as `connections`. */
export async function childrenOf(
  parentId: string,
  type: string,
  reader: AzureReader,
): Promise<Partly<readonly Resource[]>> {
  const read = await reader.children(parentId, type)
  if (read.kind === 'read') return { value: read.value, blindSpots: [] }
  const text = `The ${type} of ${scopeName(parentId)} could not be read (${read.why}).`
  return { value: [], blindSpots: [{ code: 'resource-unread', scope: parentId, text }] }
}
