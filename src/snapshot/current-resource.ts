import type { BoundRequirement, Resource } from '../question/question.ts'
import type { AzureReader } from './azure-reader.ts'
import { blindSpotsOf } from './blind-spots.ts'
import type { AccessSnapshot, BlindSpot } from './snapshot.ts'

/**
 * A resource as ARM has it now. Resource Graph finds it, but may lag behind a change of its settings by minutes
 * (Azure documentation, "Azure Resource Graph": data freshness). Where ARM does not give it, it is as found.
 */
export async function currentResource(found: Resource, reader: AzureReader): Promise<Resource> {
  const read = await reader.resource(found.id)
  return read.kind === 'read' && read.value !== null ? read.value : found
}

/** What it means for some resources that ARM does not give them as they are now. */
export async function outdatedSpots(
  resources: readonly Resource[],
  reader: AzureReader,
): Promise<readonly BlindSpot[]> {
  const read = await Promise.all(resources.map(({ id }) => reader.resource(id)))
  return resources.flatMap(({ id, properties }, index) =>
    blindSpotsOf(
      'resource-unread',
      'settings',
      id,
      [read[index]],
      properties === null
        ? 'a setting that blocks access would go unseen'
        : 'they may have changed some minutes ago',
    ),
  )
}

/** The requirements with their resources as the snapshot has them. */
export function onCurrentResources(
  requirements: readonly BoundRequirement[],
  { resources }: Pick<AccessSnapshot, 'resources'>,
): readonly BoundRequirement[] {
  return requirements.map((bound) => ({
    ...bound,
    resource:
      bound.resource === null ? null : (resources.get(bound.resource.id.toLowerCase()) ?? bound.resource),
  }))
}
