import { expect, it } from 'vitest'
import { operationOf } from '../../../src/teams/outbox/operation.ts'

const BASE = 'https://smba.trafficmanager.net/emea/7e5a0000/v3/conversations'
const CHANNEL = '19:0123@thread.tacv2'
const thread = encodeURIComponent(`${CHANNEL};messageid=1700000000000`)

it.each([
  ['a message', 'POST', `/${CHANNEL}/activities`, { type: 'message' }, { kind: 'write', place: CHANNEL }],
  [
    'a reply in a thread, which counts to its channel',
    'POST',
    `/${thread}/activities/1700`,
    { type: 'message' },
    { kind: 'write', place: CHANNEL },
  ],
  [
    'a typing indicator',
    'POST',
    `/${thread}/activities`,
    { type: 'typing' },
    { kind: 'typing', place: CHANNEL },
  ],
  [
    'an update',
    'PUT',
    `/a%3Achat/activities/1700`,
    { type: 'message' },
    { kind: 'update', place: 'a:chat', messageId: '1700' },
  ],
  ['a deletion', 'DELETE', '/a%3Achat/activities/1700', undefined, { kind: 'write', place: 'a:chat' }],
  [
    'a new conversation, which counts to whom it is with',
    'POST',
    '',
    { members: [{ id: '29:dana' }] },
    { kind: 'write', place: 'begin 29:dana' },
  ],
  [
    'a list of members',
    'GET',
    `/${CHANNEL}/pagedmembers`,
    undefined,
    { kind: 'read', place: `read ${CHANNEL}` },
  ],
  [
    'what a team is',
    'GET',
    `/../teams/${encodeURIComponent(CHANNEL)}`,
    undefined,
    { kind: 'read', place: `read ${CHANNEL}` },
  ],
])('%s', (_, method, path, body, operation) => {
  const request = {
    method,
    url: `${BASE}${path}`,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }
  expect(operationOf(request as Parameters<typeof operationOf>[0])).toEqual(operation)
})
