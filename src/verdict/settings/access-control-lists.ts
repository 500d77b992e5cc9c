import type { BoundRequirement } from '../../question/question.ts'
import { isStorageAccount } from '../../question/resource-type.ts'
import type { BlindSpot } from '../../snapshot/snapshot.ts'
import type { Reason, Verdict, VerdictState } from '../verdict.ts'

/**
 * A storage account with a hierarchical namespace asks the access control lists of its folders where roles do
 * not grant; it never asks them where they do (Azure documentation, "Access control model in Azure Data Lake
 * Storage"). They are data, which Resource Manager does not show.
 */
export function aclReasons(bound: BoundRequirement, state: VerdictState): readonly Reason[] {
  const { resource, requirement } = bound
  if (state === 'granted' || state === 'denied' || resource === null) return []
  const isLake = isStorageAccount(resource) && resource.properties?.['isHnsEnabled'] === true
  const isAboutBlobs = requirement.operations.some(
    ({ name, isDataAction }) => isDataAction && /\/blobServices\//i.test(name),
  )
  return isLake && isAboutBlobs
    ? [{ code: 'access-control-lists-unread', scope: resource.id, text: aclText(resource.name) }]
    : []
}

/** The blind spots that verdicts leave. */
export function aclBlindSpots(verdicts: readonly Verdict[]): readonly BlindSpot[] {
  const reasons = verdicts.flatMap((verdict) => verdict.reasons)
  const spots = reasons.flatMap(({ code, scope, text }): BlindSpot[] =>
    code === 'access-control-lists-unread' && scope !== undefined ? [{ code, scope, text }] : [],
  )
  return [...new Map(spots.map((spot) => [spot.scope.toLowerCase(), spot])).values()]
}

function aclText(account: string): string {
  return `${account} has a hierarchical namespace: beside roles, an access control list on a folder or file may grant this, and I cannot read those.`
}
