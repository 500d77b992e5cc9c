import type { Resource } from '../../question/question.ts'
import type { Commands } from '../advice.ts'
import type { AssignTarget } from './role-assignment.ts'
import { bashOption, bashWord } from './shell-quote.ts'

type IdentityTarget = Omit<AssignTarget, 'principalId' | 'principalType'>

/** The assignment to an identity that is yet to be enabled: its object id is looked up when the command runs. */
export function assignToIdentityCommands(target: IdentityTarget, actor: Resource): Commands {
  return {
    azureCli: [
      'az role assignment create',
      `--assignee-object-id ${objectIdOf(actor)}`,
      '--assignee-principal-type ServicePrincipal',
      roleAndScope(target),
    ].join(' '),
  }
}

/** Without an assignee the command would delete everybody's assignments of the role there: `:?` stops before that. */
export function unassignFromIdentityCommands(target: IdentityTarget, actor: Resource): Commands {
  return {
    azureCli: `principal=${objectIdOf(actor)}; az role assignment delete --assignee "\${principal:?}" ${roleAndScope(target)}`,
  }
}

function roleAndScope({ role, scope }: IdentityTarget): string {
  return `${bashOption('--role', role.id)} ${bashOption('--scope', scope)}`
}

function objectIdOf(actor: Resource): string {
  return `"$(az resource show --ids ${bashWord(actor.id)} --query identity.principalId --output tsv)"`
}

export function enableIdentityCommands(actor: Resource): Commands {
  return setIdentityType(actor, hasOtherIdentities(actor) ? 'SystemAssigned,UserAssigned' : 'SystemAssigned')
}

export function disableIdentityCommands(actor: Resource): Commands {
  return setIdentityType(actor, hasOtherIdentities(actor) ? 'UserAssigned' : 'None')
}

function setIdentityType(actor: Resource, type: string): Commands {
  return { azureCli: `az resource update --ids ${bashWord(actor.id)} --set identity.type=${type}` }
}

function hasOtherIdentities({ identity }: Resource): boolean {
  return Object.keys(identity?.userAssigned ?? {}).length > 0
}
