import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { localizationOf } from '../../../deployment/teams/localization.ts'
import { manifestOf } from '../../../deployment/teams/manifest.ts'
import { localizationFaults, manifestFaults } from '../../../deployment/teams/schema-faults.ts'
import { ENGLISH } from '../../../deployment/teams/words/english.ts'
import { GERMAN } from '../../../deployment/teams/words/german.ts'
import { commandListFaults, wordFaults } from '../../../deployment/teams/words/word-faults.ts'
import type { CloudName } from '../../../src/snapshot/azure/connection.ts'
import { botFrameworkSettings } from '../../../src/teams/bot-framework-clouds.ts'
import { BOT_ID, SETTINGS, SIGN_IN_APP_ID } from './settings.ts'

const clouds = ['public', 'us-government', 'china'] as const satisfies readonly CloudName[]
const manifest = manifestOf(SETTINGS, '0.1.0', ENGLISH)

describe('the manifest', () => {
  it.each(clouds)('is valid by its schema in %s', (cloud) => {
    expect(manifestFaults(manifestOf({ ...SETTINGS, cloud }, '0.1.0', ENGLISH))).toEqual([])
  })

  it('is of the newest version that there is a schema for', () => {
    const schemas = fileURLToPath(
      new URL('.', import.meta.resolve('@microsoft/app-manifest/build/json-schemas/teams/v1.30/x')),
    )
    const versions = readdirSync(`${schemas}..`).flatMap((name) => /^v1\.(\d+)$/.exec(name)?.[1] ?? [])
    expect(manifest.manifestVersion).toBe(`1.${Math.max(...versions.map(Number))}`)
    expect(manifest.$schema).toContain(`/v${manifest.manifestVersion}/`)
  })

  it('knows one bot, by one id', () => {
    expect(manifest.id).toBe(BOT_ID)
    expect(manifest.bots?.map(({ botId }) => botId)).toEqual([BOT_ID])
    expect(manifest.composeExtensions?.map(({ botId }) => botId)).toEqual([BOT_ID])
  })

  it('signs people in to the app registration, for that bot at that host', () => {
    expect(manifest.webApplicationInfo).toEqual({
      id: SIGN_IN_APP_ID,
      resource: `api://rolecall.contoso.com/botid-${BOT_ID}`,
    })
  })

  it.each<[CloudName, string]>([
    ['public', 'token.botframework.com'],
    ['us-government', 'tokengcch.botframework.azure.us'],
    ['china', 'token.botframework.azure.cn'],
  ])('trusts the bot’s host and the token service in %s', (cloud, tokenService) => {
    expect(manifestOf({ ...SETTINGS, cloud }, '0.1.0', ENGLISH).validDomains).toEqual([
      'rolecall.contoso.com',
      tokenService,
    ])
  })

  it.each(clouds)('trusts the token service that the bot asks in %s, where it is told one', (cloud) => {
    const { OAuthUrl } = botFrameworkSettings(cloud, BOT_ID)
    const { validDomains } = manifestOf({ ...SETTINGS, cloud }, '0.1.0', ENGLISH)
    expect(validDomains).toEqual(
      expect.arrayContaining(OAuthUrl === undefined ? [] : [new URL(OAuthUrl).host]),
    )
  })

  it('asks to read messages where it is added, and for nothing else', () => {
    expect(manifest.authorization?.permissions?.resourceSpecific).toEqual([
      { name: 'ChannelMessage.Read.Group', type: 'Application' },
      { name: 'ChatMessage.Read.Chat', type: 'Application' },
    ])
  })

  it('offers an action on messages and a search', () => {
    expect(manifest.composeExtensions?.[0]?.commands).toMatchObject([
      { id: 'diagnoseAccessError', type: 'action', context: ['message'], fetchTask: true },
      { id: 'findRole', type: 'query', parameters: [{ name: 'query' }] },
    ])
  })

  it.each<[string, object, string]>([
    ['no name', { name: undefined }, "manifest.json: must have required property 'name'"],
    ['an id that is none', { id: 'me' }, 'manifest.json/id: must match pattern'],
    ['a field that Teams does not know', { rolecall: true }, 'must NOT have additional properties'],
    [
      'a short description that is too long',
      { description: { short: 'd'.repeat(81), full: 'd' } },
      'manifest.json/description/short: must NOT have more than 80 characters',
    ],
    ['a $schema that is no address', { $schema: 'schema' }, 'manifest.json/$schema: must match format "uri"'],
  ])('with %s would not be valid', (_, fields, fault) => {
    expect(manifestFaults({ ...manifest, ...fields }).join()).toContain(fault)
  })
})

describe('a language file', () => {
  it('is valid by its schema', () => {
    expect(localizationFaults('de.json', localizationOf(GERMAN))).toEqual([])
  })

  it('with a path that there is not would not be valid', () => {
    expect(localizationFaults('de.json', { ...localizationOf(GERMAN), 'bots[1].name': 'x' })).toHaveLength(1)
  })

  it('tells strings by the paths that they have in the manifest', () => {
    const { $schema, ...strings } = localizationOf(ENGLISH)
    expect($schema).toContain(`/v${manifest.manifestVersion}/`)
    for (const [path, text] of Object.entries(strings)) expect(manifest).toHaveProperty(path, text)
  })

  it('translates every string that people read', () => {
    const { $schema, ...strings } = localizationOf(GERMAN)
    const untranslated = Object.entries(strings).filter(([path, text]) => reads(path) === text)
    expect(untranslated).toEqual([['name.short', 'Rolecall']])
    expect(Object.keys(strings).toSorted()).toEqual(readableStrings().toSorted())
    expect($schema).toBeDefined()
  })
})

/** Paths of the titles, descriptions and names in the manifest, as a language file writes them. */
function readableStrings(): string[] {
  const paths: string[] = []
  const visit = (value: unknown, path: string): void => {
    if (typeof value === 'string') {
      if (/^(?:name|description)\.|\.(?:title|description)$/.test(path)) paths.push(path)
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value))
        visit(part, Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`)
    }
  }
  visit(manifest, '')
  return paths
}

function reads(path: string): string | undefined {
  return localizationOf(ENGLISH)[path]
}

describe('the menus', () => {
  it.each([
    ['English', ENGLISH],
    ['German', GERMAN],
  ])('cut nothing in %s', (language, words) => {
    expect(wordFaults(language, words)).toEqual([])
  })

  it('would cut a longer title and a longer description', () => {
    const help = { title: 't'.repeat(33), description: 'd'.repeat(129) }
    expect(wordFaults('English', { ...ENGLISH, commands: { ...ENGLISH.commands, help } })).toEqual([
      'English title of help: expected at most 32 characters, found 33',
      'English description of help: expected at most 128 characters, found 129',
    ])
  })

  it('would leave out an eleventh command', () => {
    expect(
      commandListFaults([{ scope: 'team', commands: Array.from({ length: 11 }, () => 'help') }]),
    ).toEqual(['commands in team: expected at most 10, found 11'])
  })
})
