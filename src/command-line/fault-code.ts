/** `ENOENT` and the like of a fault of the system; other faults tell nothing that helps. */
export function faultCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault'
}
