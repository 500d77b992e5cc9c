import type { Operation } from '../operation.ts'

/** Azure documentation, "Actions and attributes for Azure role assignment conditions for Azure Blob Storage". */
const WITH_SUBOPERATIONS: ReadonlySet<string> = new Set(
  ['read', 'write', 'add/action'].map(
    (verb) => `microsoft.storage/storageaccounts/blobservices/containers/blobs/${verb}`,
  ),
)

/** Providers whose actions for conditions are documented: every other action of theirs has no suboperation. */
const DOCUMENTED = ['microsoft.storage/', 'microsoft.authorization/']

/** null: the operation has no suboperations; undefined: which one a call makes is not known. */
export function subOperationOf({ name }: Operation): null | undefined {
  const action = name.toLowerCase()
  const hasNone =
    DOCUMENTED.some((provider) => action.startsWith(provider)) && !WITH_SUBOPERATIONS.has(action)
  return hasNone ? null : undefined
}
