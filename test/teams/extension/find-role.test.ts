import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { Workbench } from '../workbench.ts'

let bench: Workbench

beforeAll(async () => {
  bench = await Workbench.start()
})
afterAll(() => bench.close())

const answered = z.object({
  composeExtension: z.object({
    type: z.literal('result'),
    attachmentLayout: z.literal('list'),
    attachments: z.array(
      z.object({
        contentType: z.literal('application/vnd.microsoft.card.adaptive'),
        content: z.object({ fallbackText: z.string() }),
        preview: z.object({
          contentType: z.literal('application/vnd.microsoft.card.thumbnail'),
          content: z.object({ title: z.string(), text: z.string() }),
        }),
      }),
    ),
  }),
})

const search = (query: unknown, queryOptions?: unknown) =>
  bench.invoke('composeExtension/query', {
    commandId: 'findRole',
    parameters: [{ name: 'query', value: query }],
    queryOptions,
  })
const titles = async (role: unknown, queryOptions?: unknown) =>
  answered
    .parse(await search(role, queryOptions))
    .composeExtension.attachments.map(({ preview }) => preview.content.title)

describe('finding a role while one writes', () => {
  it.each([
    ['cognitive services us', 'Cognitive Services User'],
    ['Search Index Data Read', 'Search Index Data Reader'],
    ['a97b65f3-24c7-4388-baec-2e87135dc908', 'Cognitive Services User'],
    ['Azure AI User', 'Foundry User'],
    ['blob reader', 'Storage Blob Data Reader'],
  ])('“%s” finds %s first', async (typed, name) => {
    expect((await titles(typed))[0]).toBe(name)
  })

  it('says by which former name a role was found', async () => {
    const { composeExtension } = answered.parse(await search('Azure AI User'))
    expect(composeExtension.attachments[0]?.preview.content.text).toBe('formerly Azure AI User')
  })

  it('shows the roles of the article before anything is typed', async () => {
    expect(await titles('')).toContain('Azure AI Developer')
    expect(await titles(undefined)).toContain('Azure AI Developer')
  })

  it('goes on from page to page', async () => {
    const [first, second] = [await titles('reader'), await titles('reader', { skip: 15, count: 15 })]
    expect(first).toHaveLength(15)
    expect(second.filter((title) => first.includes(title))).toEqual([])
  })

  it('brings the card of what the role allows', async () => {
    const { composeExtension } = answered.parse(await search('Cognitive Services User'))
    expect(composeExtension.attachments[0]?.content.fallbackText).toContain('Cognitive Services User')
  })

  it('says so where there is none', async () => {
    expect(await search('zebra')).toMatchObject({ composeExtension: { type: 'message' } })
  })
})
