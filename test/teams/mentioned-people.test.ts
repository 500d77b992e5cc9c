import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MENTION, olivia, Workbench } from './workbench.ts'

let bench: Workbench
beforeEach(async () => {
  bench = await Workbench.start()
})
afterEach(() => bench.close())

const asks = (text: string, name: string) =>
  bench.sayInThread(text, {
    entities: [MENTION, { type: 'mention', text: `<at>${name}</at>`, mentioned: { id: olivia.id } }],
  })

describe('a question about somebody who is mentioned', () => {
  it.each(['Olivia Owner', 'Olivia'])('as %s is about that very person', async (name) => {
    bench.connector.members.set(olivia.id, olivia)
    await asks(`can <at>${name}</at> create a hub in rg-ai?`, name)
    expect(bench.requests).toMatchObject([{ about: { objectId: olivia.aadObjectId, name: null } }])
  })

  it('is about whoever has the name, where the roster does not tell who is meant', async () => {
    await asks('can <at>Olivia Owner</at> create a hub in rg-ai?', 'Olivia Owner')
    expect(bench.requests).toMatchObject([{ about: { objectId: null, name: 'Olivia Owner' } }])
  })

  it('looks up nobody where somebody is only addressed', async () => {
    await asks('<at>Olivia Owner</at> can I create a hub in rg-ai?', 'Olivia Owner')
    expect(bench.connector.lookedUp).toEqual([])
  })
})
