import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AccessBench, account } from './access-bench.ts'

const dana = account('Dana')
const olivia = account('Olivia')

let bench: AccessBench

beforeEach(async () => {
  bench = await AccessBench.start()
})
afterEach(() => bench.close())

const shown = () => bench.connector.messages.map(({ method, body }) => `${method} ${body.summary ?? ''}`)

it('an error becomes access: asked for by one, granted by another in her own name, told to both in place', async () => {
  const request = await bench.request(dana, await bench.paste(dana))
  const answer = await bench.pressSignedIn(olivia, { verb: 'approve', request })

  expect(answer).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' })
  expect(bench.sandbox.writes).toMatchObject([{ callerId: olivia.aadObjectId, method: 'PUT', status: 201 }])
  const asked = 'Access request: Dana Okafor asks for Cognitive Services User on aoai-contoso, for 8 hours'
  const granted = expect.stringMatching(
    /^PUT Granted: Cognitive Services User on aoai-contoso, until \d{4}-\d\d-\d\d \d\d:\d\d UTC$/,
  ) as string
  expect(shown()).toEqual([
    expect.stringMatching(/^POST Missing roles/) as string,
    // each of those who can grant it, in their own chat
    `POST ${asked}`,
    `POST ${asked}`,
    'POST Requested: Cognitive Services User on aoai-contoso, for 8 hours',
    granted,
    granted,
    granted,
    expect.stringMatching(/^POST Olivia Lindqvist approved your request/) as string,
  ])
  expect((await bench.records()).map(({ event, actor }) => `${event} by ${actor.id ?? 'nobody'}`)).toEqual([
    `diagnosed by ${dana.aadObjectId}`,
    `access-requested by ${dana.aadObjectId}`,
    `request-decided by ${olivia.aadObjectId}`,
    `granted by ${olivia.aadObjectId}`,
  ])
})

it('the sign-in of an approver is given up with the grant: who gets hold of the bot finds none', async () => {
  const first = await bench.request(dana, await bench.paste(dana))
  await bench.pressSignedIn(olivia, { verb: 'approve', request: first })
  bench.connector.calls.length = 0
  const second = await bench.request(dana, await bench.paste(dana, 'Indexing is refused'))
  expect(await bench.press(olivia, { verb: 'approve', request: second })).toMatchObject({
    type: 'application/vnd.microsoft.activity.loginRequest',
  })
})

it('a no reaches the requester with its note, and nothing is written', async () => {
  const request = await bench.request(dana, await bench.paste(dana))
  await bench.press(olivia, { verb: 'deny', request, note: 'Use the shared account' })
  const card = bench.connector.messages.findLast(({ method }) => method === 'PUT')
  expect(JSON.stringify(card?.body)).toContain('Their note: Use the shared account')
  expect(bench.sandbox.writes).toEqual([])
})

it('an approver may give less: for a shorter time', async () => {
  const request = await bench.request(dana, await bench.paste(dana))
  await bench.pressSignedIn(olivia, { verb: 'approve-smaller', request, duration: 'PT1H' })
  expect(await bench.records()).toContainEqual(
    expect.objectContaining({ event: 'request-decided', decision: 'approved-smaller' }),
  )
})

it('where nobody who can grant it has the app, the requester gets what to forward', async () => {
  const offer = await bench.paste(dana)
  bench.connector.refuse = ({ conversationId }) => (conversationId === null ? 403 : null)
  await bench.request(dana, offer)
  const card = JSON.stringify(bench.connector.messages.at(-1)?.body)
  expect(card).toContain('Forward this to one of them')
  expect(card).toContain('az role assignment create')
})

describe('in a tenant that makes no assignments that end', () => {
  let request: string
  beforeEach(async () => {
    await bench.close()
    bench = await AccessBench.start({ hasPim: false })
    request = await bench.request(dana, await bench.paste(dana))
    await bench.pressSignedIn(olivia, { verb: 'approve', request })
  })
  const made = () => bench.sandbox.writes.filter(({ status }) => status < 300)

  it('nothing is assigned without an end unless the approver says so', () => {
    expect(made()).toEqual([])
    expect(JSON.stringify(bench.connector.messages.map(({ body }) => body))).toContain(
      'Approve without an end',
    )
  })

  it('the approver may say so', async () => {
    await bench.pressSignedIn(olivia, { verb: 'approve-permanently', request })
    expect(made()).toMatchObject([
      { callerId: olivia.aadObjectId, path: expect.stringContaining('/roleAssignments/') as string },
    ])
  })
})
