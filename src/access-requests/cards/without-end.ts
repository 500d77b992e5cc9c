import type { CardElementArray } from '@microsoft/teams.cards'
import { unassignWithCli } from '../../advice/commands/assign-commands.ts'
import { commandBlock, line } from '../../reply/card-elements.ts'
import { plain } from '../../reply/phrase.ts'
import type { AccessRequest, StatusOf } from '../access-request.ts'
import type { Grant } from '../grant.ts'
import { personName } from './request-words.ts'

/** What stays until somebody takes it back. What was there before is not the request's to take back. */
export function grantsWithoutEnd({ made }: Pick<StatusOf<'granted'>, 'made'>): readonly Grant[] {
  return made.filter(({ until, wasThere }) => until === null && !wasThere).map(({ grant }) => grant)
}

/** For those who can grant it: how to take back what has no end. */
export function takeBackLines({ status }: AccessRequest): CardElementArray {
  const endless = status.kind === 'granted' ? grantsWithoutEnd(status) : []
  return endless.length === 0
    ? []
    : [line(plain('Without an end: take it back with')), commandBlock(endless.map(takeBack))]
}

/** For whoever asked, who may not take it back themselves: whom to tell. */
export function noEndLines({ status }: AccessRequest): CardElementArray {
  return status.kind === 'granted' && grantsWithoutEnd(status).length > 0
    ? [line(plain(`It has no end: tell ${personName(status.by)} once you need it no more.`))]
    : []
}

function takeBack({ roleId, roleName, ...grant }: Grant): string {
  return unassignWithCli({ ...grant, role: { id: roleId, name: roleName } })
}
