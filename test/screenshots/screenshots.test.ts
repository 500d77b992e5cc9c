import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEvidence } from '../../src/evidence/read-evidence.ts'
import { doubtsOf, isFaint } from '../../src/screenshots/doubt.ts'
import { screenshotReader, type ScreenshotReader } from '../../src/screenshots/screenshot-reader.ts'
import { hasChromium, inChromium, launchChromium } from '../chromium.ts'
import {
  CLIENT,
  COMPLETIONS,
  HOST,
  OBJECT_ID,
  PLAYGROUND,
  PLAYGROUND_ID,
  PORTAL,
  PORTAL_SCOPE,
  screenshot,
  TERMINAL,
  type Look,
  type Scene,
} from './pictures.ts'

interface Shown {
  readonly scene: Scene
  readonly service: string
  /** what the picture shows of each value that the evidence may hold */
  readonly values: Readonly<Record<string, string>>
}

const SHOWN: readonly Shown[] = [
  {
    scene: PORTAL,
    service: 'resource-manager',
    values: {
      operation: 'Microsoft.Authorization/roleAssignments/write',
      scope: PORTAL_SCOPE,
      objectId: OBJECT_ID,
      name: CLIENT,
    },
  },
  { scene: TERMINAL, service: 'azure-openai', values: { endpoint: HOST } },
  { scene: PLAYGROUND, service: 'azure-openai', values: { operation: COMPLETIONS, objectId: PLAYGROUND_ID } },
]

const THEMES = ['light', 'dark'] as const
const looks = (...zooms: readonly number[]) =>
  SHOWN.flatMap((shown) =>
    zooms.flatMap((zoom) =>
      THEMES.map((theme) => ({
        ...shown,
        name: shown.scene.name,
        percent: zoom * 100,
        look: { theme, zoom },
      })),
    ),
  ).map((each) => ({ ...each, theme: each.look.theme }))

describe.skipIf(!hasChromium)(inChromium('a screenshot'), { timeout: 60_000 }, () => {
  let browser: Browser
  let reader: ScreenshotReader
  beforeAll(async () => {
    browser = await launchChromium()
    reader = screenshotReader()
  })
  afterAll(async () => {
    await reader.close()
    await browser.close()
  })

  async function readOf(scene: Scene, look: Look) {
    const read = await reader.read(await screenshot(browser, scene, look))
    if (read.kind === 'unreadable') throw new Error(read.text)
    const evidence = readEvidence(read.text)
    const { operations, scope, endpoint, principal } = evidence
    const values: Readonly<Record<string, string | null | undefined>> = {
      operation: operations[0],
      scope,
      endpoint,
      objectId: principal?.objectId,
      name: principal?.name,
    }
    const doubtful = doubtsOf(read.words, evidence).map(({ value }) => value)
    return { read, evidence, values, doubtful }
  }

  test.each(looks(1, 2))(
    'of $name, $theme, at $percent%, is read to the letter',
    async ({ scene, look, service, values }) => {
      const { read, evidence, values: found } = await readOf(scene, look)
      expect(evidence).toMatchObject({ cause: 'missing-role', service, more: [] })
      expect(found).toMatchObject(values)
      expect(isFaint(read)).toBe(false)
    },
  )

  test.each(looks(0.67))(
    'of $name, $theme, at $percent%, is never misread without a doubt',
    async ({ scene, look, values }) => {
      const { values: found, doubtful } = await readOf(scene, look)
      const trusted = Object.entries(values)
        .map(([field, shown]) => ({ shown, read: found[field] ?? null }))
        .filter(({ read }) => read !== null && !doubtful.includes(read))
      expect(trusted.map(({ read }) => read)).toEqual(trusted.map(({ shown }) => shown))
    },
  )

  test('of large letters leaves no doubt', async () => {
    const { doubtful } = await readOf(PLAYGROUND, { theme: 'light', zoom: 2 })
    expect(doubtful).toEqual([])
  })
})
