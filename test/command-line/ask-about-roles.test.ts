import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { run } from './run.ts'

const kind = z.object({ kind: z.string(), catalogueDate: z.iso.date() })

describe('asking about roles on the command line', () => {
  it.each([
    ['difference between Contributor and Azure AI Developer on a hub', 'comparison', 0],
    ['what does Cognitive Services User allow?', 'explanation', 0],
    ['least role for indexing', 'roles-for-need', 0],
    ['explain Backup Wizard Contributor', 'unclear-role', 1],
  ])('%s: answered as JSON, with nobody signed in and no tenant', async (question, expected, status) => {
    const ran = await run(['ask', question, '--format', 'json'])
    expect([ran.status, ran.errors]).toEqual([status, ''])
    expect(kind.parse(JSON.parse(ran.output)).kind).toBe(expected)
  })

  it('answers in words', async () => {
    const { output } = await run(['ask', 'which roles can make hubs'])
    expect(output).toContain('Azure AI Administrator, Contributor and Owner let one create a hub')
  })

  it('answers what comes by standard input', async () => {
    const { output } = await run(['ask'], 'compare Owner and Contributor\n')
    expect(output).toContain('Only Owner can assign roles')
  })

  it('answers as a card', async () => {
    const { output } = await run(['ask', 'explain Reader', '--format', 'card'])
    expect(JSON.parse(output)).toMatchObject({ type: 'AdaptiveCard', version: '1.5' })
  })
})
