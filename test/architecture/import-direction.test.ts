import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const SOURCE = join(import.meta.dirname, '../../src')

/** Each may import from itself and from those before it. */
const ORDER = [
  'telemetry',
  'rbac',
  'knowledge',
  'evidence',
  'language',
  'screenshots',
  'question',
  'snapshot',
  'verdict',
  'advice',
  'custom-roles',
  'role-questions',
  'reply',
  'state',
  'audit',
  'access-requests',
  'drawing',
  'teams',
  'sandbox',
  'diagnose.ts',
  'timely-diagnosis.ts',
  'observed-diagnosis.ts',
  'program-log.ts',
  'wait.ts',
  'config.ts',
  'configured-credential.ts',
  'configured-language.ts',
  'configured-audit.ts',
  'configured-state.ts',
  'app-credential.ts',
  'bot-authentication.ts',
  'doctor',
  'command-line',
  'lifecycle',
  'app.ts',
  'cli.ts',
  'index.ts',
]

const TEAMS_ONLY = /^(?:botbuilder|botframework-|restify)/
const TELEMETRY = /^@(?:opentelemetry|azure.monitor)/
const PURE = [
  'rbac',
  'knowledge',
  'evidence',
  'question',
  'verdict',
  'advice',
  'custom-roles',
  'role-questions',
  'reply',
]
const SHELL_PACKAGES = /^(?:@azure\/|node:(?:http|net|child_process|fs\/promises))/

interface Import {
  readonly file: string
  readonly room: string
  readonly target: string
}

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
)

const imports: readonly Import[] = files.flatMap((file) => {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(SOURCE, file), 'utf8'))
  return importedFiles.map(({ fileName }) => ({ file, room: roomOf(file), target: fileName }))
})

function roomOf(file: string): string {
  return file.split(/[\\/]/)[0] ?? file
}

function targetRoom({ file, target }: Import): string {
  return roomOf(relative(SOURCE, join(SOURCE, dirname(file), target)))
}

describe('the rooms', () => {
  test('every source file belongs to a room of the order', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !ORDER.includes(room))).toEqual([])
  })

  test('each imports only from itself and from those above it', () => {
    const upward = imports
      .filter(({ target }) => target.startsWith('.'))
      .filter((each) => ORDER.indexOf(targetRoom(each)) > ORDER.indexOf(each.room))
    expect(upward).toEqual([])
  })

  test('only teams/ imports botbuilder and restify', () => {
    expect(imports.filter(({ room, target }) => TEAMS_ONLY.test(target) && room !== 'teams')).toEqual([])
  })

  test('only access-requests/azure/ of its room reaches Azure', () => {
    const reaching = imports.filter(
      ({ file, room, target }) =>
        room === 'access-requests' && SHELL_PACKAGES.test(target) && !/^access-requests.azure./.test(file),
    )
    expect(reaching).toEqual([])
  })

  test('only telemetry/ imports OpenTelemetry', () => {
    expect(imports.filter(({ room, target }) => TELEMETRY.test(target) && room !== 'telemetry')).toEqual([])
  })

  test('the pure ones measure nothing', () => {
    const measuring = imports.filter(
      (each) => PURE.includes(each.room) && each.target.startsWith('.') && targetRoom(each) === 'telemetry',
    )
    expect(measuring).toEqual([])
  })

  test('the pure ones import no Azure SDK and no network', () => {
    expect(imports.filter(({ room, target }) => PURE.includes(room) && SHELL_PACKAGES.test(target))).toEqual(
      [],
    )
  })
})
