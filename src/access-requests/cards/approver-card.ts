import {
  ActionSet,
  AdaptiveCard,
  ShowCardAction,
  TextInput,
  type ActionArray,
  type CardElementArray,
  type IAdaptiveCard,
} from '@microsoft/teams.cards'
import { banner, card, execute, line } from '../../reply/card-elements.ts'
import type { Label } from '../../reply/labels.ts'
import { plain, strong } from '../../reply/phrase.ts'
import { REASON_LENGTH, type AccessRequest } from '../access-request.ts'
import { isAbandoned } from '../rules/may-decide.ts'
import { durationInput, rolesChoice } from './request-inputs.ts'
import { statusLabel, statusLines } from './request-status.ts'
import { beneficiaryText, personName, summaryOf, wantedText } from './request-words.ts'

/** What somebody who can grant a request sees of it: who asks for what and why, three ways to decide, and what came of it. */
export function approverCard(request: AccessRequest, now: Date): IAdaptiveCard {
  const text = `${personName(request.requester)} asks for ${wantedText(request)}`
  const { status } = request
  const isOpen = status.kind === 'open'
  // what somebody began and did not finish can be taken over
  const canBeDecided = isOpen || (status.kind === 'granting' && isAbandoned(status.since, now))
  const label: Label = isOpen ? { mark: '?', word: 'Access request', tone: 'accent' } : statusLabel(request)
  const context =
    request.resourceName === null ? null : `After an authorization error on ${request.resourceName}`
  const mayBePermanent = isOpen && status.setback?.onlyPermanent === true
  return card(summaryOf(label.word, text), [
    banner({ label, text }, context),
    line([strong('Reason: '), { text: request.reason }]),
    ...(isOpen ? whatItIs(request) : []),
    ...(isOpen && status.setback === null ? [] : statusLines(request, now).map(statusLine)),
  ]).withActions(...(canBeDecided ? decisions(request, mayBePermanent) : []))
}

function whatItIs(request: AccessRequest): CardElementArray {
  const gets = beneficiaryText(request)
  return [
    ...(gets === null ? [] : [line(plain(gets))]),
    ...request.grants.map(({ roleId, scope }) => small(`Role ${roleId} at ${scope}`)),
    small('It is the least that mends the error. It is assigned in your name, and I check your right to.'),
  ]
}

function small(text: string) {
  return line(plain(text), { spacing: 'Small' }, { size: 'Small' })
}

function statusLine(text: string) {
  return line(plain(text))
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
