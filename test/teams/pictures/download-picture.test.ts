import { randomUUID } from 'node:crypto'
import { TurnContext } from 'botbuilder'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { downloadPicture } from '../../../src/teams/pictures/download-picture.ts'
import { Outbox, SYSTEM_CLOCK } from '../../../src/teams/outbox/outbox.ts'
import { RolecallAdapter } from '../../../src/teams/rolecall-adapter.ts'
import { FakeConnector } from '../connector.ts'
import { BOT, TENANT } from '../workbench.ts'

let connector: FakeConnector
beforeAll(async () => {
  connector = await FakeConnector.start()
  connector.pictures.set('1', { status: 200, body: Uint8Array.from([7]) })
  connector.pictures.set('2', { status: 200, body: null })
})
afterAll(() => connector.close())

const url = (picture = '1') => `${connector.url}v3/attachments/${picture}/views/original`
const token = () => Promise.resolve('the-token')

describe('a picture', () => {
  it('at the connector is fetched with the token of the bot', async () => {
    const picture = await downloadPicture(url(), { token })
    expect(picture).toEqual({ kind: 'picture', bytes: Buffer.from([7]) })
    expect(connector.fetched.at(-1)?.authorization).toBe('Bearer the-token')
  })

  it('elsewhere is fetched without it', async () => {
    await downloadPicture(url(), { token: () => Promise.resolve(null) })
    expect(connector.fetched.at(-1)?.authorization).toBeNull()
  })

  it.each([
    ['that is larger than allowed', { token, mostBytes: 0 }, 'too large'],
    ['whose token cannot be had', { token: () => Promise.reject(new RangeError('secret')) }, 'RangeError'],
  ])('%s is a failure with a name and nothing more', async (_why, options, why) => {
    expect(await downloadPicture(url(), options)).toEqual({ kind: 'failed', why })
  })

  it('that does not come in time is a failure', async () => {
    const picture = await downloadPicture(url('2'), { token, timeLimit: 20 })
    expect(picture).toEqual({ kind: 'failed', why: 'TimeoutError' })
  })
})

describe("the bot's token for the connector", () => {
  function turn(adapter: RolecallAdapter, getToken: () => Promise<string>): TurnContext {
    const context = new TurnContext(adapter, { type: 'message' })
    context.turnState.set(adapter.ConnectorClientKey, { credentials: { getToken } })
    return context
  }

  const nothing = () => undefined
  const outbox = new Outbox(SYSTEM_CLOCK, { info: nothing, warn: nothing, error: nothing })

  it('is that of the turn', async () => {
    const adapter = new RolecallAdapter(
      {
        kind: 'bot-framework',
        appId: BOT.id.slice('28:'.length),
        tenantId: TENANT,
        appType: 'SingleTenant',
        appPassword: 'not-a-secret',
      },
      outbox,
      randomUUID,
    )
    expect(await adapter.connectorToken(turn(adapter, token))).toBe('the-token')
  })

  it('is none where nobody is authenticated', async () => {
    const adapter = new RolecallAdapter({ kind: 'none' }, outbox, randomUUID)
    expect(await adapter.connectorToken(turn(adapter, token))).toBeNull()
  })
})
