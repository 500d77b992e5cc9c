import type { RequirementsOutcome } from './bound-requirements.ts'
import { usesKey } from './connection-requirements.ts'
import type { AccessQuestion, OpenQuestion, Resource } from './question.ts'
import type { Connection, Located } from './surroundings.ts'

/** A hub or project reaches other services through its connections: what is asked is asked of the one target. */
export function throughConnections(
  types: readonly string[],
  located: Located,
  raisedBy: AccessQuestion['raisedBy'],
  onTarget: (target: Resource, connection: Connection) => RequirementsOutcome,
): RequirementsOutcome {
  const reached = uniqueTargets(
    located.connections.filter(
      ({ targetResource }) => targetResource !== null && types.includes(targetResource.type.toLowerCase()),
    ),
  )
  const only = reached.length === 1 ? reached[0] : undefined
  if (only?.targetResource) {
    return onTarget(only.targetResource, only)
  }
  const behind = located.resource?.name ?? 'the project'
  return {
    kind: 'ask',
    ask: {
      field: 'resource',
      text:
        raisedBy === 'error'
          ? `Which service behind ${behind} refused the call?`
          : `Which service behind ${behind} is meant?`,
      choices: choicesOf(reached.length > 0 ? reached : uniqueTargets(located.connections), raisedBy),
    },
  }
}

/** One connection for each target: those that use nobody's roles come last where there is a choice. */
function uniqueTargets(connections: readonly Connection[]): readonly Connection[] {
  const byKeyLast = connections.toSorted((left, right) => Number(usesKey(left)) - Number(usesKey(right)))
  return byKeyLast.filter(
    ({ targetResource }, index) =>
      targetResource !== null &&
      byKeyLast.findIndex(
        (each) => each.targetResource?.id.toLowerCase() === targetResource.id.toLowerCase(),
      ) === index,
  )
}

/** After an error the connection is what failed: how it signs in matters, and so does what is connected beside it. */
function choicesOf(
  connections: readonly Connection[],
  raisedBy: AccessQuestion['raisedBy'],
): OpenQuestion['choices'] {
  return connections.flatMap(({ targetResource, resource }) =>
    targetResource === null
      ? []
      : [{ value: raisedBy === 'error' ? resource.id : targetResource.id, title: targetResource.name }],
  )
}
