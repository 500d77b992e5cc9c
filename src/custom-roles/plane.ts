import type { Operation } from '../rbac/operation.ts'

/** Management operations stand in `actions`, those on contents in `dataActions`; they never mix. */
export type Plane = 'control' | 'data'

export function planeOf({ isDataAction }: Pick<Operation, 'isDataAction'>): Plane {
  return isDataAction ? 'data' : 'control'
}
