import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawPng } from '../../src/drawing/draw-png.ts'
import * as people from '../../src/sandbox/contoso/people.ts'
import { sampleError } from '../builders/requests.ts'
import { PageVisitor } from '../sandbox/chat/page-visitor.ts'
import { Ingestion, SHUT_IN } from '../telemetry/ingestion.ts'
import { bundled, type Bundled } from './bundled.ts'
import { started, type Started } from '../started.ts'

const SLOW = 60_000

let bundle: Bundled
beforeAll(async () => {
  bundle = await bundled()
}, SLOW)
afterAll(() => bundle.remove())

const program = (name: string) => join(bundle.folder, name)
const bundledText = (name: string) => readFile(program(name), 'utf8')

describe('the bundled bot', { timeout: SLOW }, () => {
  let ingestion: Ingestion
  let bot: Started
  let page: PageVisitor
  beforeAll(async () => {
    ingestion = await Ingestion.start()
    await writeFile(program('authority.pem'), ingestion.certificate)
    bot = started([program('index.js')], {
      ...SHUT_IN,
      PORT: '0',
      CHAT_PORT: '0',
      NODE_EXTRA_CA_CERTS: program('authority.pem'),
      APPLICATIONINSIGHTS_CONNECTION_STRING: ingestion.connectionString,
    })
    page = await PageVisitor.join({ url: await bot.says(/Chat page: (\S+)/) })
  }, SLOW)
  afterAll(async () => {
    page.leave()
    await bot.kill()
    await ingestion.close()
  })

  const ask = (personaId: string, text: string) =>
    page.write('messages', { personaId, place: 'personal', text, html: null })

  it('answers an error, with citations, which the connector client of botbuilder would drop', async () => {
    await ask(people.DANA, sampleError('Chat playground'))
    const answer = await page.message(({ cards }) => cards.length > 0)
    expect(JSON.stringify(answer.cards)).toContain('Cognitive Services User')
    expect(answer.citations).not.toEqual([])
  })

  it('draws a wiring', async () => {
    await ask(people.OLIVIA, 'check the playground in proj-assistant')
    const drawn = /http:[^"]+\/pictures\/[\w-]+\.png/
    const answer = await page.message(({ cards }) => drawn.test(JSON.stringify(cards)))
    const picture = await fetch(drawn.exec(JSON.stringify(answer.cards))?.[0] ?? '')
    expect(picture.headers.get('content-type')).toBe('image/png')
  })

  it('serves its page whole', async () => {
    const url = await bot.says(/Chat page: (\S+)/)
    const paths = ['', 'base.css', 'chat.js', 'vendor/adaptivecards.js', 'vendor/markdown-it.js']
    const statuses = await Promise.all(paths.map(async (path) => (await fetch(`${url}${path}`)).status))
    expect(statuses).toEqual(paths.map(() => 200))
  })

  it('ends when it is told to, and has sent what it measured and logged', async () => {
    bot.process.kill('SIGTERM')
    expect(await bot.ended).toBe(0)
    const kinds = ingestion.envelopes.map(({ data }) => data.baseType)
    expect(kinds).toEqual(
      expect.arrayContaining(['RequestData', 'RemoteDependencyData', 'MetricData', 'MessageData']),
    )
  })
})

describe('the bundled command line', { timeout: SLOW }, () => {
  it('reads an error off a picture', async () => {
    const line = (text: string, y: number) => `<text x="20" y="${y}">${text}</text>`
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="110" font-family="Noto Sans" font-size="15"><rect width="900" height="110" fill="white"/>${line('ERROR: (LinkedAuthorizationFailed)', 30)}${line('Principal does not have access to API/Operation.', 60)}</svg>`
    const picture = program('error.png')
    await writeFile(picture, await drawPng({ text: svg, width: 900, height: 110 }))
    const reading = started([program('cli.js'), 'read', '--image', picture])
    expect(await reading.ended).toBe(0)
    expect(JSON.parse(reading.output())).toMatchObject({ cause: 'missing-role' })
  })

  it('knows the published operations', async () => {
    const role = started([program('cli.js'), 'role', 'build', 'deploy models'])
    expect(await role.ended).toBe(0)
    expect(role.output()).toContain('Microsoft.CognitiveServices/accounts/deployments/write')
  })
})

describe('what comes with the bundle', () => {
  it('is what must be installed, at the versions that the sources were tested with', async () => {
    const manifest: unknown = JSON.parse(await bundledText('package.json'))
    expect(manifest).toMatchObject({
      type: 'module',
      dependencies: { sharp: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string },
    })
  })

  it('is the licence of each package inside', async () => {
    const notices = await bundledText('THIRD-PARTY-NOTICES')
    for (const name of ['botbuilder', 'restify', 'zod', '@azure/identity']) {
      expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+`, 'm'))
    }
    expect(notices).toContain('Permission is hereby granted')
  })
})
