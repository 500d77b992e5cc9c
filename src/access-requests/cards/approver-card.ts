import {
  ActionSet,
  AdaptiveCard,
  ShowCardAction,
  TextInput,
  type ActionArray,
  type IAdaptiveCard,
} from '@microsoft/teams.cards'
import { banner, card, execute, line } from '../../reply/card-elements.ts'
import { cleanName } from '../../reply/clean-text.ts'
import type { Label } from '../../reply/labels.ts'
import { plain, strong } from '../../reply/phrase.ts'
import { NAME_LENGTH, REASON_LENGTH, type AccessRequest, type RequestStatus } from '../access-request.ts'
import { isAbandoned } from '../rules/may-decide.ts'
import { durationInput, rolesChoice } from './request-inputs.ts'
import { listedRoles, statusLabel, statusLines, subjectText } from './request-status.ts'
import { personName, summaryOf } from './request-words.ts'
import { takeBackLines } from './without-end.ts'

/** What somebody who can grant a request sees of it: who asks for what and why, three ways to decide, and what came of it. */
export function approverCard(request: AccessRequest, now: Date): IAdaptiveCard {
  const { status, reason } = request
  const isOpen = status.kind === 'open'
  // what somebody began and did not finish can be taken over
  const canBeDecided = isOpen || (status.kind === 'granting' && isAbandoned(status.since, now))
  const label: Label = isOpen ? { mark: '?', word: 'Access request', tone: 'accent' } : statusLabel(request)
  const text = headlineOf(request)
  return card(summaryOf(label.word, text), [
    banner({ label, text }, contextOf(request)),
    ...listedRoles(request).map((role) => line(plain(`• ${role}`), { spacing: 'Small' })),
    ...cautionsOf(request).map((each) => line(plain(each), { spacing: 'Small' })),
    line([strong('Reason: '), { text: reason }]),
    ...(canBeDecided ? [line(plain(IN_YOUR_NAME), { spacing: 'Small' }, SMALL)] : []),
    ...(isOpen && status.setback === null ? [] : statusLines(request, now).map((each) => line(plain(each)))),
    ...takeBackLines(request),
  ]).withActions(...(canBeDecided ? [...decisions(request, status), details(request)] : []))
}

function cautionsOf({ grants }: AccessRequest): readonly string[] {
  return [...new Set(grants.flatMap(({ caution }) => caution ?? []))]
}

const SMALL = { size: 'Small' } as const

const IN_YOUR_NAME =
  'It is the least that helps. If you approve, it is assigned in your name; I check first that you may.'

function headlineOf(request: AccessRequest): string {
  const name = personName(request.requester)
  const subject = subjectText(request)
  switch (request.status.kind) {
    case 'open':
    case 'granting':
      return `${name} asks for ${subject}`
    case 'granted':
      return subject
    case 'denied':
    case 'withdrawn':
    case 'expired':
    case 'failed':
      return `${name} asked for ${subject}`
    default:
      return request.status satisfies never
  }
}

function contextOf({ status, requester, resourceName }: AccessRequest): string | null {
  const parts = [
    ...(status.kind === 'granted' ? [`Asked for by ${personName(requester)}`] : []),
    ...(resourceName === null ? [] : [`From a diagnosis of ${cleanName(resourceName, NAME_LENGTH)}`]),
  ]
  return parts.length === 0 ? null : parts.join('. ')
}

/** For whoever wants to look it up in Azure, in the order of the list. */
function details({ grants }: AccessRequest): ShowCardAction {
  const body = grants.flatMap(({ roleId, scope, principalId }) => [
    line(plain(`Role ${roleId}`), {}, SMALL),
    line(plain(`at ${scope}`), { spacing: 'None' }, SMALL),
    line(plain(`to ${principalId}`), { spacing: 'None' }, SMALL),
  ])
  return new ShowCardAction({ title: 'Show details', card: new AdaptiveCard(...body) })
}

function decisions(request: AccessRequest, status: RequestStatus): ActionArray {
  const { id, duration, grants, requester } = request
  const mayBePermanent = status.kind === 'open' && status.setback?.onlyPermanent === true
  const smaller = new AdaptiveCard(
    ...rolesChoice(grants, requester),
    durationInput('For how long', duration),
    new ActionSet(
      execute(
        'Approve this',
        { verb: 'approve-smaller', request: id },
        { inputs: 'auto', style: 'positive' },
      ),
    ),
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
      : execute(
          duration === null ? 'Approve without an end' : 'Approve',
          { verb: 'approve', request: id },
          { style: 'positive' },
        ),
    new ShowCardAction({ title: 'Approve smaller', card: smaller }),
    new ShowCardAction({ title: 'Deny', card: no }),
  ]
}
