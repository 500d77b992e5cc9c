import {
  ActionSet,
  AdaptiveCard,
  ShowCardAction,
  TextInput,
  type ActionArray,
  type IAdaptiveCard,
} from '@microsoft/teams.cards'
import { banner, card, execute, line } from '../../reply/card-elements.ts'
import { plain, strong } from '../../reply/phrase.ts'
import { REASON_LENGTH, type AccessRequest } from '../access-request.ts'
import { durationInput, rolesChoice } from './request-inputs.ts'
import { statusLines } from './request-status.ts'
import { beneficiaryText, personName, wantedText } from './request-words.ts'

/** What somebody who can grant a request sees of it: who asks for what and why, and three ways to decide. */
export function approverCard(request: AccessRequest, now: Date): IAdaptiveCard {
  const name = personName(request.requester)
  const text = `${name} asks for ${wantedText(request)}`
  const gets = beneficiaryText(request)
  const { status } = request
  const mayBePermanent = status.kind === 'open' && status.setback?.onlyPermanent === true
  return card(`Access request: ${text}`, [
    banner(
      { label: { mark: '?', word: 'Access request', tone: 'accent' }, text },
      request.resourceName === null ? null : `After an authorization error on ${request.resourceName}`,
    ),
    line([strong('Reason: '), { text: request.reason }]),
    ...(gets === null ? [] : [line(plain(gets))]),
    ...request.grants.map(({ roleId, scope }) =>
      line(plain(`Role ${roleId} at ${scope}`), { spacing: 'Small' }, { size: 'Small' }),
    ),
    line(
      plain('It is the least that mends the error. It is assigned in your name, and I check your right to.'),
      { spacing: 'Small' },
      { size: 'Small' },
    ),
    ...(status.kind === 'open' && status.setback === null ? [] : statusLines(request, now).map(statusLine)),
  ]).withActions(...(status.kind === 'open' ? decisions(request, mayBePermanent) : []))
}

function statusLine(text: string) {
  return line([strong(text)])
}

function decisions(request: AccessRequest, mayBePermanent: boolean): ActionArray {
  const { id, duration, grants } = request
  const smaller = new AdaptiveCard(
    ...rolesChoice(grants),
    durationInput('For how long', duration),
    new ActionSet(execute('Approve this', { verb: 'approve-smaller', request: id }, { inputs: 'auto' })),
  )
  const no = new AdaptiveCard(
    new TextInput({
      id: 'note',
      label: 'A note for them',
      placeholder: 'Why not, or what to do instead',
      isMultiline: true,
      maxLength: REASON_LENGTH,
    }),
    new ActionSet(execute('Deny request', { verb: 'deny', request: id }, { inputs: 'auto' })),
  )
  return [
    mayBePermanent
      ? execute('Approve without an end', { verb: 'approve-permanently', request: id })
      : execute(duration === null ? 'Approve without an end' : 'Approve', { verb: 'approve', request: id }),
    new ShowCardAction({ title: 'Approve smaller', card: smaller }),
    new ShowCardAction({ title: 'Deny', card: no }),
  ]
}
