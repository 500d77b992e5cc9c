import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import packageFile from '../../../package.json' with { type: 'json' }
import { appPackage } from '../../../deployment/teams/app-package.ts'
import { drawIcon } from '../../../deployment/teams/icons/draw-icon.ts'
import { localizationOf } from '../../../deployment/teams/localization.ts'
import { manifestOf } from '../../../deployment/teams/manifest.ts'
import { readPackageSettings } from '../../../deployment/teams/package-settings.ts'
import { ENGLISH } from '../../../deployment/teams/words/english.ts'
import { GERMAN } from '../../../deployment/teams/words/german.ts'
import { ENVIRONMENT, SETTINGS } from './settings.ts'

const COMMAND = fileURLToPath(new URL('../../../deployment/teams/package-teams-app.ts', import.meta.url))

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-package-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function run(args: readonly string[], env: Readonly<Record<string, string>>) {
  return spawnSync(process.execPath, [COMMAND, ...args], { env, encoding: 'utf8', cwd: folder })
}

describe('npm run package:teams', () => {
  it('writes a zip file of the manifest, the icons and the language file', () => {
    const { status, stdout } = run(['--out', 'app.zip'], ENVIRONMENT)
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'app.zip is ready to be uploaded to Teams\n' })
    const files = unzipSync(readFileSync(join(folder, 'app.zip')))
    expect(Object.keys(files)).toEqual(['manifest.json', 'color.png', 'outline.png', 'de.json'])
    const json = (name: string): unknown => JSON.parse(strFromU8(files[name] ?? new Uint8Array()))
    expect(json('manifest.json')).toEqual(
      manifestOf(readPackageSettings(ENVIRONMENT), packageFile.version, ENGLISH),
    )
    expect(json('de.json')).toEqual(localizationOf(GERMAN))
    expect(files['color.png']).toEqual(new Uint8Array(drawIcon('color')))
    expect(files['outline.png']).toEqual(new Uint8Array(drawIcon('outline')))
  })

  it('writes the same bytes in every time zone', () => {
    run(['--out', 'tokyo.zip'], { ...ENVIRONMENT, TZ: 'Asia/Tokyo' })
    run(['--out', 'new-york.zip'], { ...ENVIRONMENT, TZ: 'America/New_York' })
    expect(readFileSync(join(folder, 'tokyo.zip'))).toEqual(readFileSync(join(folder, 'new-york.zip')))
  })

  it('says which links lead to a stand-in', () => {
    const env = { ...ENVIRONMENT, ROLECALL_WEBSITE_URL: 'https://contoso.com' }
    expect(run([], env).stderr.split('\n')).toEqual([
      'ROLECALL_PRIVACY_URL is not set: that link leads to https://contoso.com',
      'ROLECALL_TERMS_URL is not set: that link leads to https://contoso.com',
      '',
    ])
  })

  it.each<[string, readonly string[], Record<string, string>, number, RegExp]>([
    ['the bot is not configured', [], {}, 2, /not made: .*3 faults:\n {2}MICROSOFT_APP_ID: is needed/],
    ['an option is unknown', ['--oops'], ENVIRONMENT, 2, /unknown option '--oops'/],
    ['there is no such folder', ['--out', 'no/app.zip'], ENVIRONMENT, 1, /not made: ENOENT.*no\/app\.zip/],
  ])('says that %s', (_, args, env, status, message) => {
    const finished = run(args, env)
    expect(finished.status).toBe(status)
    expect(finished.stderr).toMatch(message)
  })
})

it('is not made where Teams would refuse it', async () => {
  const developer = { ...SETTINGS.developer, name: 'n'.repeat(33) }
  expect(await appPackage({ ...SETTINGS, developer }, '0.1.0')).toEqual({
    kind: 'faults',
    faults: ['manifest.json/developer/name: must NOT have more than 32 characters'],
  })
})
