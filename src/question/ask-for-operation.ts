import { usualOperations } from '../knowledge/usual-operations.ts'
import { scopeLevel, scopeName } from '../rbac/scope.ts'
import type { AccessQuestion, OpenQuestion } from './question.ts'
import type { Located } from './surroundings.ts'

/** What was tried or is to be done, where no row of the article says what it takes. */
export function askForOperation(located: Located, raisedBy: AccessQuestion['raisedBy']): OpenQuestion {
  const { resource, scope } = located
  const level = scopeLevel(scope)
  return {
    field: 'operation',
    text:
      raisedBy === 'error'
        ? `The error does not say what was refused. What did you try to do${resource === null ? '' : ` on ${resource.name}`}?`
        : `What do you want to do ${placeName(located)}?${level === 'resource-group' ? hubHint(scopeName(scope)) : ''}`,
    choices: choicesAt(located),
  }
}

/** What is wanted cannot be done there, as far as is known. */
export function askForPossibleOperation(located: Located, wanted: string): OpenQuestion {
  return {
    field: 'operation',
    text: `I know of no operation to ${wanted} ${placeName(located)}. What do you want to do there?`,
    choices: choicesAt(located),
  }
}

/** A hub takes more than one operation, so no single one stands for it. */
function hubHint(group: string): string {
  return ` For a new hub, ask “can I create a hub in ${group}?”.`
}

function placeName({ resource, scope }: Located): string {
  return resource === null ? `in ${scopeName(scope)}` : `on ${resource.name}`
}

function choicesAt({ resource, scope }: Located): OpenQuestion['choices'] {
  return usualOperations(resource?.type ?? scopeLevel(scope)).map(({ operation, title }) => ({
    value: operation,
    title,
  }))
}
