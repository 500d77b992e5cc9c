import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readBicep } from '../infrastructure/bicep-file.ts'
import { ANSWER, runGuide, type Called, type GuideRun } from './run-guide.ts'

const ROOT = new URL('../../../', import.meta.url)
const GUIDE = new URL('deployment/README.md', ROOT)
const text = readFileSync(GUIDE, 'utf8')
const commands = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block)

let run: GuideRun
beforeAll(async () => {
  run = await runGuide(commands)
}, 60_000)

/** The calls that begin with these words. */
function callsOf(...words: readonly string[]): readonly Called[] {
  return run.calls.filter((call) => words.every((word, index) => call[index] === word))
}

function optionOf(call: Called, name: string): string | undefined {
  const at = call.indexOf(name)
  return at < 0 ? undefined : call[at + 1]
}

function bodiesTo(path: string): readonly unknown[] {
  return callsOf('az', 'rest')
    .filter((call) => optionOf(call, '--uri')?.endsWith(path))
    .map((call) => JSON.parse(optionOf(call, '--body') ?? '') as unknown)
}

describe('the commands of the guide', () => {
  test('run one after the other, each with the variables that those before it set', () => {
    expect({ status: run.status, errors: run.errors }).toEqual({ status: 0, errors: '' })
    expect(run.calls.length).toBeGreaterThan(40)
  })

  test('deploy templates that exist, with parameters that they take', () => {
    const deployments = callsOf('az', 'deployment').filter((call) => call.includes('create'))
    expect(deployments.length).toBeGreaterThan(5)
    for (const call of deployments) {
      const template = optionOf(call, '--template-file')
      const given = optionOf(call, '--parameters') ?? ''
      if (template === undefined) {
        expect(given).toBe('deployment/infrastructure/main.bicepparam')
        continue
      }
      const known = readBicep(new URL(template, ROOT)).parameters.map(({ name }) => name)
      expect(known).toContain(given.split('=')[0])
    }
  })

  test('export what the parameter file takes from the environment', () => {
    const taken = [
      ...readFileSync(new URL('deployment/infrastructure/main.bicepparam', ROOT), 'utf8').matchAll(
        /readEnvironmentVariable\('(\w+)'/g,
      ),
    ].map(([, name = '']) => name)
    expect(taken.length).toBeGreaterThan(3)
    const exported = [...commands.join('\n').matchAll(/^export (\w+)=/gm)].map(([, name = '']) => name)
    expect(new Set(exported)).toEqual(new Set(taken))
  })

  test('make a scope first, and then let the two clients of Teams use it', () => {
    const [first, second] = z
      .tuple([
        z.object({
          api: z.object({
            requestedAccessTokenVersion: z.literal(2),
            oauth2PermissionScopes: z.tuple([z.object({ id: z.guid(), value: z.literal('access_as_user') })]),
          }),
        }),
        z.object({
          identifierUris: z.tuple([z.string()]),
          api: z.object({
            preAuthorizedApplications: z.array(
              z.object({ appId: z.guid(), delegatedPermissionIds: z.array(z.string()) }),
            ),
          }),
        }),
      ])
      .parse(bodiesTo(`/applications/${ANSWER}`))
    expect(second.identifierUris).toEqual([`api://${ANSWER}/botid-${ANSWER}`])
    const scope = first.api.oauth2PermissionScopes[0].id
    const teams = readFileSync(new URL('deployment/teams/README.md', ROOT), 'utf8')
    for (const client of second.api.preAuthorizedApplications) {
      expect(client.delegatedPermissionIds).toEqual([scope])
      expect(teams).toContain(client.appId)
    }
    expect(second.api.preAuthorizedApplications).toHaveLength(2)
  })

  test('let the identity of the bot stand in for a secret', () => {
    const [trust] = callsOf('az', 'ad', 'app', 'federated-credential', 'create')
    expect(JSON.parse(optionOf(trust ?? [], '--parameters') ?? '')).toEqual({
      name: 'rolecall-identity',
      issuer: `https://login.microsoftonline.com/${ANSWER}/v2.0`,
      subject: ANSWER,
      audiences: ['api://AzureADTokenExchange'],
    })
  })

  test('grant one permission of Microsoft Graph, to read the directory', () => {
    expect(bodiesTo('/appRoleAssignments')).toEqual([
      { principalId: ANSWER, resourceId: ANSWER, appRoleId: '7ab1d382-f21e-4acd-a863-ba3e13f7da61' },
    ])
  })

  test('keep the names that later steps need, and no secret', () => {
    const kept = [...commands.join('\n').matchAll(/^declare -p ((?:.|\\\n)+?) >>? rolecall-names\.sh$/gm)]
      .flatMap(([, names = '']) => names.split(/[\s\\]+/))
      .filter((name) => name !== '')
    expect(kept.filter((name) => /SECRET|PASSWORD/.test(name))).toEqual([])
    // run in shells of their own, a year later
    const later = commands.filter((command) => command.includes('source ./rolecall-names.sh'))
    expect(later).toHaveLength(4)
    for (const command of later) {
      const used = [...command.matchAll(/\$([A-Z_]{2,})/g)].map(([, name = '']) => name)
      const own = [...command.matchAll(/^(?:export )?([A-Z_]+)=/gm)].map(([, name = '']) => name)
      expect(used.filter((name) => !kept.includes(name) && !own.includes(name))).toEqual([])
    }
  })

  test('use npm scripts that exist', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')))
    const used = [...text.matchAll(/npm (?:run )?([\w:]+)/g)].map(([, name = '']) => name)
    expect(used).toContain('package:teams')
    expect(used.filter((name) => !['ci', 'run'].includes(name) && scripts[name] === undefined)).toEqual([])
  })
})

describe('the guide', () => {
  test('links to files and sections that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)]*)\)/g)].map(([, link = '']) => link)
    expect(links.length).toBeGreaterThan(20)
    const broken = links.filter((link) => {
      const [path = '', section] = link.split('#')
      const file = path === '' ? GUIDE : new URL(path, GUIDE)
      if (!existsSync(file)) return true
      return section !== undefined && !sectionsOf(fileURLToPath(file)).includes(section)
    })
    expect(broken).toEqual([])
  })

  test('counts the operations of the role', () => {
    const role = z
      .object({ actions: z.array(z.string()) })
      .parse(
        JSON.parse(
          readFileSync(new URL('deployment/infrastructure/reader-role/reader-role.json', ROOT), 'utf8'),
        ),
      )
    expect(text).toContain(`exactly the ${role.actions.length} operations`)
  })
})

/** As GitHub makes anchors of headings. */
function sectionsOf(path: string): readonly string[] {
  return [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  )
}
