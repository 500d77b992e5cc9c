import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import { run } from './run.ts'

const answer = z.object({
  status: z.string(),
  verdicts: z.array(z.object({ requirement: z.object({ id: z.string() }), state: z.string() })),
  advice: z.array(z.object({ step: z.string(), text: z.string(), scope: z.string().optional() })),
  leastRoles: z.array(z.object({ name: z.string() })),
  blindSpots: z.array(z.object({ text: z.string() })),
})

let folder = ''
let tenant = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-'))
  tenant = join(folder, 'contoso.json')
  await writeFile(tenant, JSON.stringify(contoso()))
})
afterAll(() => rm(folder, { recursive: true }))

async function told(args: readonly string[], as = 'olivia') {
  const options = ['--as', `${as}@contoso.com`, '--tenant', tenant, '--format', 'json']
  const { output, errors } = await run(['check', ...args, ...options])
  expect(errors).toBe('')
  const { verdicts, leastRoles, advice, blindSpots } = answer.parse(JSON.parse(output))
  return {
    states: Object.fromEntries(verdicts.map(({ requirement, state }) => [requirement.id, state])),
    roles: leastRoles.map(({ name }) => name),
    steps: advice.map(({ step }) => step),
    advice: advice.map(({ text }) => text).join('\n'),
    blindSpots: blindSpots.map(({ text }) => text),
  }
}

describe('a hub that is there', () => {
  test('is told how its own identity gets into its registry', async () => {
    expect(await told(['acr', '--on', 'hub-contoso'])).toMatchObject({
      states: {
        'acr/admin-user': 'missing',
        'acr/system-identity': 'missing',
        'acr/user-identity': 'missing',
      },
      roles: ['AcrPull'],
      steps: ['assign-role'],
    })
  })

  test('is told that a closed registry shuts out an identity assigned to it, whatever its role', async () => {
    expect(await told(['acr', '--on', 'hub-contoso-secure'])).toMatchObject({
      states: { 'acr/user-identity': 'granted' },
      roles: [],
      steps: ['change-setting'],
    })
  })

  test('is named where its identity is asked about, beside the resource that this is about', async () => {
    const { output } = await run([
      'check',
      'acr',
      '--on',
      'hub-contoso',
      '--as',
      'olivia@contoso.com',
      '--tenant',
      tenant,
    ])
    expect(output).toContain('\n  Container registry in resource group rg-ai, for hub-contoso\n')
  })

  test('with a key of its own is told what its identity lacks, in Azure RBAC and in the vault', async () => {
    const { states, steps, advice } = await told(['cmk', '--on', 'hub-contoso-secure'])
    expect(states).toEqual({
      'cmk/creator': 'granted',
      'cmk/identity-storage': 'missing',
      'cmk/identity-search': 'missing',
      'cmk/identity-cosmos': 'missing',
      'cmk/key': 'indeterminate',
    })
    expect(steps).toContain('grant-elsewhere')
    expect(advice).toContain('kv-contoso-legacy uses access policies')
  })

  test('is told what its identity lacks on what was not made with it', async () => {
    expect(await told(['outside', '--on', 'proj-assistant'])).toMatchObject({
      states: { 'outside-resource/search': 'missing', 'outside-resource/blob': 'missing' },
      roles: ['Search Index Data Reader', 'Storage Blob Data Reader'],
    })
  })

  test('shows nothing of its identity to somebody who may not see role assignments', async () => {
    expect(await told(['acr', '--on', 'hub-contoso'], 'carla')).toMatchObject({
      states: { 'acr/system-identity': 'indeterminate', 'acr/user-identity': 'missing' },
      roles: [],
    })
  })
})

describe('a hub that is yet to be made', () => {
  test('may have more, of which the identities are not known yet', async () => {
    const { states } = await told([
      'create-hub',
      '--in',
      'rg-ai',
      '--with',
      'app-insights,ACR',
      '--with',
      'cmk',
    ])
    expect(states).toMatchObject({
      'hub-creation/workspace': 'granted',
      'app-insights/workspace': 'granted',
      'acr/system-identity': 'indeterminate',
      'cmk/creator': 'granted',
      'cmk/key': 'indeterminate',
    })
  })

  test('may use what exists, where that is', async () => {
    const elsewhere = ['--using', 'kv-contoso-legacy', 'stcontosolocked', 'st-nowhere']
    const { states, blindSpots } = await told(['create-hub', '--in', 'rg-ai-locked', ...elsewhere], 'carla')
    expect(states).toMatchObject({
      'hub-creation/key-vault': 'missing',
      'hub-creation/storage': 'denied',
    })
    expect(blindSpots).toContain(
      'st-nowhere, which the hub is to use, was left out: I found no such resource.',
    )
  })

  test('takes no extras that are not known', async () => {
    const { status, errors } = await run(['check', 'create-hub', '--in', 'rg-ai', '--with', 'acr,gpu'])
    expect(errors).toBe(
      'rolecall: --with: expected app-insights, acr, cmk with commas between, found "gpu"\n',
    )
    expect(status).toBe(2)
  })
})
