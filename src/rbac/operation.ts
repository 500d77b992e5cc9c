/**
 * One thing that Azure can be asked to do, as resource providers name it. The name does not tell the plane:
 * `Microsoft.KeyVault/vaults/keys/read` exists on both (Azure documentation, "Understand role definitions").
 */
export interface Operation {
  readonly name: string
  readonly isDataAction: boolean
}

export function sameOperation(left: Operation, right: Operation): boolean {
  return left.isDataAction === right.isDataAction && left.name.toLowerCase() === right.name.toLowerCase()
}
