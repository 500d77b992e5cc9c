import { UnsecuredJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AuditUnavailableError } from '../../../src/audit/audit-log.ts'
import { MemoryAuditLog } from '../../../src/audit/memory-audit-log.ts'
import type { CardAnswer } from '../workbench.ts'
import { AccessBench, account, TENANT_ID, type Account } from './access-bench.ts'

const dana = account('Dana')
const olivia = account('Olivia')
const sam = account('Sam')
const lena = account('Lena')

let bench: AccessBench
afterEach(() => bench.close())

const told = ({ value }: CardAnswer) => (typeof value === 'string' ? value : JSON.stringify(value))
const UNKNOWN = '99999999-0000-4000-8000-000000000000'

describe('asking for access', () => {
  let offer: string
  beforeEach(async () => {
    bench = await AccessBench.start()
    offer = await bench.paste(dana)
  })

  it.each<[string, Account, Readonly<Record<string, unknown>>, RegExp]>([
    ['because of somebody else’s answer', sam, {}, /Only the person whose error/],
    ['for a role that was not offered', dana, { roles: UNKNOWN }, /Only the roles that this answer advises/],
    ['for no role', dana, { roles: '' }, /at least one role/],
    ['for a time that was not offered', dana, { duration: 'P99Y' }, /one of the offered durations/],
    ['without a reason', dana, { reason: ' \u200b ' }, /in a few words/],
    ['because of an answer that there is not', dana, { offer: UNKNOWN }, /do not know this answer/],
    ['with an offer that is no id', dana, { offer: { $ne: null } }, /do not know that button/],
    ['with a list in place of a reason', dana, { reason: ['a'] }, /do not know that button/],
    ['with a reason of any length', dana, { reason: 'x'.repeat(50_000) }, /do not know that button/],
  ])('%s is refused', async (_, who, fields, text) => {
    const answer = await bench.press(who, {
      ...{ verb: 'request-access', offer, reason: 'a demo', duration: 'PT8H' },
      ...fields,
    })
    expect(told(answer)).toMatch(text)
    expect((await bench.records()).map(({ event }) => event)).not.toContain('access-requested')
  })

  it('by somebody of no object id is refused', async () => {
    const nobody = { ...dana, aadObjectId: undefined }
    const answer = await bench.press(nobody, { verb: 'request-access', offer, reason: 'x', duration: 'PT8H' })
    expect(told(answer)).toMatch(/did not tell me who you are/)
  })

  it('twice makes one request', async () => {
    await Promise.all([bench.request(dana, offer), bench.request(dana, offer)])
    const records = await bench.records()
    expect(records.filter(({ event }) => event === 'access-requested')).toHaveLength(1)
  })
})

describe('deciding', () => {
  let request: string
  beforeEach(async () => {
    bench = await AccessBench.start()
    request = await bench.request(dana, await bench.paste(dana))
  })

  it.each<[string, Account, RegExp]>([
    ['the requester', dana, /Nobody decides about access for themselves/],
    [
      'the requester in other letters',
      { ...dana, aadObjectId: dana.aadObjectId.toUpperCase() },
      /Nobody decides about access for themselves/,
    ],
    ['somebody who may read only', sam, /You cannot assign/],
    ['a look-alike of the owner', { ...olivia, aadObjectId: lena.aadObjectId }, /brought no token for Azure/],
    ['somebody of no object id', { ...olivia, aadObjectId: undefined }, /did not tell me who you are/],
  ])('by %s is refused, and nothing is written', async (_, who, text) => {
    const persona = who.aadObjectId === undefined ? {} : { authentication: await signIn(who) }
    expect(told(await bench.press(who, { verb: 'approve', request }, persona))).toMatch(text)
    expect(bench.sandbox.writes).toEqual([])
  })

  /** As whoever the object id is; a look-alike presents their own sign-in. */
  const signIn = (who: Account) => bench.signInOf({ ...who, aadObjectId: who.aadObjectId?.toLowerCase() })

  it('without a sign-in asks for one, and writes nothing', async () => {
    expect(await bench.press(olivia, { verb: 'approve', request })).toMatchObject({
      statusCode: 401,
      type: 'application/vnd.microsoft.activity.loginRequest',
      value: { connectionName: 'rolecall-arm', tokenExchangeResource: {}, buttons: [{ type: 'signin' }] },
    })
    expect(bench.sandbox.writes).toEqual([])
  })

  it.each([
    ['that is none', () => Promise.resolve({ token: 'forged' })],
    ['of somebody else', () => bench.signInOf(sam)],
  ])('with a sign-in %s is told to sign in, and writes nothing', async (_, signInOf) => {
    const answer = await bench.press(
      olivia,
      { verb: 'approve', request },
      { authentication: await signInOf() },
    )
    expect(answer).toMatchObject({
      statusCode: 412,
      type: 'application/vnd.microsoft.error.preconditionFailed',
    })
    expect(bench.sandbox.writes).toEqual([])
  })

  it('again with the same click changes nothing more', async () => {
    const first = await bench.pressSignedIn(olivia, { verb: 'approve', request })
    const second = await bench.pressSignedIn(olivia, { verb: 'approve', request })
    expect(bench.sandbox.writes).toHaveLength(1)
    expect(told(second)).toContain('approved this')
    expect(second.type).toBe(first.type)
  })

  it('by two clicks at once makes one assignment', async () => {
    const click = () => bench.pressSignedIn(olivia, { verb: 'approve', request })
    await Promise.all([click(), click(), click()])
    expect(bench.sandbox.writes.filter(({ status }) => status < 300)).toHaveLength(1)
    expect((await bench.records()).filter(({ event }) => event === 'granted')).toHaveLength(1)
  })

  it('goes by the right at the click, not at the card', async () => {
    const { tenant } = bench.sandbox
    for (const each of [...tenant.roleAssignments]) {
      if (each.properties.principalId === olivia.aadObjectId) tenant.removeRoleAssignment(each.id)
    }
    expect(told(await bench.pressSignedIn(olivia, { verb: 'approve', request }))).toMatch(/You cannot assign/)
    expect(bench.sandbox.writes).toEqual([])
  })

  it.each([
    [
      'for longer than was asked for',
      { verb: 'approve-smaller', duration: 'P30D' },
      /cannot be approved for longer/,
    ],
    [
      'for a role that was not asked for',
      { verb: 'approve-smaller', duration: 'PT1H', roles: UNKNOWN },
      /Only the roles/,
    ],
    [
      'without an end where an end can be had',
      { verb: 'approve-permanently' },
      /cannot be approved for longer/,
    ],
    ['on a request that there is not', { verb: 'approve', request: UNKNOWN }, /do not know this request/],
    ['with an id that is none', { verb: 'approve', request: ['a'] }, /do not know that button/],
    ['by a verb that there is not', { verb: 'constructor' }, /do not know that button/],
  ])('%s is refused, and nothing is written', async (_, data, text) => {
    expect(told(await bench.pressSignedIn(olivia, { request, ...data }))).toMatch(text)
    expect(bench.sandbox.writes).toEqual([])
  })

  it('from another tenant is not heard', async () => {
    const conversation = { id: 'a:elsewhere', conversationType: 'personal', tenantId: UNKNOWN }
    const data = { verb: 'approve', request }
    const press = bench.press(olivia, data, {}, { conversation, channelData: { tenant: { id: UNKNOWN } } })
    await press.catch(() => undefined)
    expect(bench.sandbox.writes).toEqual([])
    expect((await bench.records()).map(({ event }) => event)).not.toContain('request-decided')
  })

  it('with a no takes the right to grant', async () => {
    expect(told(await bench.press(sam, { verb: 'deny', request }))).toMatch(
      /Only somebody who could grant this/,
    )
    expect((await bench.records()).at(-1)).toMatchObject({ event: 'request-decided', decision: 'refused' })
  })

  it('comes too late after a withdrawal, which only the requester can make', async () => {
    expect(told(await bench.press(sam, { verb: 'withdraw-request', request }))).toMatch(
      /Only the person who requested/,
    )
    await bench.press(dana, { verb: 'withdraw-request', request })
    expect(told(await bench.pressSignedIn(olivia, { verb: 'approve', request }))).toContain('withdrew this')
    expect(bench.sandbox.writes).toEqual([])
  })

  it('is nothing that an outsider gets to see', async () => {
    expect(told(await bench.press(lena, { verb: 'view-request', request }))).toMatch(
      /do not know this request/,
    )
  })

  it.each([
    ['refused it', 1, 1, { status: 403, body: { error: { code: 'AuthorizationFailed', message: 'no' } } }],
    ['was broken, once the claim has lapsed', 2, 0, { status: 500, body: {} }],
    ['was busy, once the claim has lapsed', 2, 0, { status: 429, body: {} }],
  ])('can be done again after Azure %s, and never makes two assignments', async (_, times, count, answer) => {
    bench.sandbox.faults.add({ times, matches: ({ method }) => method === 'PUT', answer })
    await bench.pressSignedIn(olivia, { verb: 'approve', request })
    expect(bench.sandbox.writes.filter(({ status }) => status < 300)).toEqual([])
    await bench.pressSignedIn(olivia, { verb: 'approve', request })
    const made = bench.sandbox.writes.filter(({ status }) => status < 300)
    expect(made).toHaveLength(count)
    expect(made.every(({ callerId }) => callerId === olivia.aadObjectId)).toBe(true)
  })
})

describe('a token service that hands out', () => {
  const claims = (fields: Readonly<Record<string, unknown>>) =>
    new UnsecuredJWT({
      ...{ oid: olivia.aadObjectId, tid: TENANT_ID, aud: 'https://management.azure.com', idtyp: 'user' },
      ...fields,
    })
      .setIssuer('rolecall-sandbox')
      .setExpirationTime(Math.floor(Date.now() / 1000) + 3600)
  it.each([
    ['somebody else’s token', () => claims({ oid: dana.aadObjectId })],
    ['a token of another tenant', () => claims({ tid: UNKNOWN })],
    ['a token for something else', () => claims({ aud: 'https://graph.microsoft.com' })],
    ['an application’s token', () => claims({ idtyp: 'app' })],
    ['an expired token', () => claims({}).setExpirationTime(Math.floor(Date.now() / 1000) - 60)],
  ])('%s writes nothing', async (_, token) => {
    bench = await AccessBench.start({ issue: () => Promise.resolve(token().encode()) })
    const request = await bench.request(dana, await bench.paste(dana))
    expect(await bench.pressSignedIn(olivia, { verb: 'approve', request })).toMatchObject({ statusCode: 412 })
    expect(bench.sandbox.writes).toEqual([])
  })
})

it('nothing is granted of which there can be no record', async () => {
  const audit = new MemoryAuditLog()
  bench = await AccessBench.start({ audit })
  const request = await bench.request(dana, await bench.paste(dana))
  audit.append = () => Promise.reject(new AuditUnavailableError('the storage is away'))
  await bench.pressSignedIn(olivia, { verb: 'approve', request }).catch(() => undefined)
  expect(bench.sandbox.writes).toEqual([])
})
