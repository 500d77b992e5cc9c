import type { RequirementsOutcome } from './bound-requirements.ts'
import { usesKey } from './connection-requirements.ts'
import type { AccessQuestion, OpenQuestion } from './question.ts'
import type { Connection, Located } from './surroundings.ts'

/** A hub or project reaches other services through its connections: what is asked is asked of the one target. */
export function throughConnections(
  types: readonly string[],
  located: Located,
  raisedBy: AccessQuestion['raisedBy'],
  onTarget: (target: Located, connection: Connection) => RequirementsOutcome,
): RequirementsOutcome {
  const reached = uniqueTargets(
    located.connections.filter(
      ({ targetResource }) => targetResource !== null && types.includes(targetResource.type.toLowerCase()),
    ),
  )
  const only = reached.length === 1 ? reached[0] : undefined
  if (only?.targetResource) {
    const { targetResource } = only
    return onTarget({ ...located, resource: targetResource, scope: targetResource.id }, only)
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
      choices: choicesOf(reached.length > 0 ? reached : uniqueTargets(located.connections)),
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

function choicesOf(connections: readonly Connection[]): OpenQuestion['choices'] {
  return connections.flatMap(({ targetResource }) =>
    targetResource === null ? [] : [{ value: targetResource.id, title: targetResource.name }],
  )
}
