import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { builtInRole } from '../../../src/knowledge/catalogue/roles.ts'
import { parseBicep, readBicep, readParameterFile, type BicepFile } from './bicep-file.ts'

const ROOT = new URL('../../../', import.meta.url)
const FOLDER = new URL('deployment/infrastructure/', ROOT)
const FILES = globSync('**/*.bicep', { cwd: fileURLToPath(FOLDER) }).toSorted()
const GUIDE = readFileSync(new URL('../../../deployment/README.md', import.meta.url), 'utf8')

const files = new Map(FILES.map((path) => [path, readBicep(new URL(path, FOLDER))]))
const main = fileOf('main.bicep')

function fileOf(path: string): BicepFile {
  const file = files.get(path)
  if (file === undefined) throw new Error(`expected ${path}, found ${FILES.join(', ')}`)
  return file
}

/** Resource types with the API version of each that its template reference calls stable (July 2026). */
const API_VERSIONS: Readonly<Record<string, string>> = {
  'Microsoft.App/containerApps': '2025-01-01',
  'Microsoft.App/managedEnvironments': '2025-01-01',
  'Microsoft.Authorization/roleAssignments': '2022-04-01',
  'Microsoft.Authorization/roleDefinitions': '2022-04-01',
  'Microsoft.BotService/botServices': '2022-09-15',
  'Microsoft.BotService/botServices/channels': '2022-09-15',
  'Microsoft.BotService/botServices/connections': '2022-09-15',
  'Microsoft.CognitiveServices/accounts': '2025-06-01',
  'Microsoft.CognitiveServices/accounts/deployments': '2025-06-01',
  'Microsoft.ContainerRegistry/registries': '2025-11-01',
  'Microsoft.Insights/actionGroups': '2023-01-01',
  'Microsoft.Insights/components': '2020-02-02',
  // there is no other
  'Microsoft.Insights/diagnosticSettings': '2021-05-01-preview',
  'Microsoft.Insights/metricAlerts': '2018-03-01',
  'Microsoft.Insights/scheduledQueryRules': '2023-12-01',
  'Microsoft.Insights/webtests': '2022-06-15',
  'Microsoft.Insights/workbooks': '2023-06-01',
  'Microsoft.ManagedIdentity/userAssignedIdentities': '2023-01-31',
  'Microsoft.OperationalInsights/workspaces': '2025-02-01',
  'Microsoft.Storage/storageAccounts': '2025-01-01',
  'Microsoft.Storage/storageAccounts/blobServices': '2025-01-01',
  'Microsoft.Storage/storageAccounts/blobServices/containers': '2025-01-01',
  'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies': '2025-01-01',
  'Microsoft.Storage/storageAccounts/managementPolicies': '2025-01-01',
}

/** Built-in roles by the variable that holds their id. */
const ROLES: Readonly<Record<string, string>> = {
  acrPull: 'AcrPull',
  cognitiveServicesOpenAIUser: 'Cognitive Services OpenAI User',
  storageBlobDataContributor: 'Storage Blob Data Contributor',
}

describe('the reading of Bicep in these tests', () => {
  test('tells a fault of syntax and where it is', () => {
    expect(parseBicep("param a string\nresource b 'T@1' = {\n  name: a").fault).toMatch(/^line \d/)
    expect(parseBicep('param a string\n').fault).toBeNull()
  })

  test('takes neither a key nor a declaration for a use', () => {
    const { used } = parseBicep("param a string\nparam b string\nvar c = {\n  a: '${b}'\n}\n")
    expect([...used]).toEqual(['b'])
  })
})

describe.each(FILES)('%s', (path) => {
  const file = fileOf(path)

  test('has no fault of syntax', () => {
    expect(file.fault).toBeNull()
  })

  test('describes every parameter and output, and uses every parameter and variable', () => {
    const described = [...file.parameters, ...file.outputs]
    expect(described.filter(({ description }) => (description?.length ?? 0) < 10)).toEqual([])
    const names = [...file.parameters.map(({ name }) => name), ...file.variables.keys()]
    expect(names.filter((name) => !file.used.has(name))).toEqual([])
  })

  test('declares resources of known types at their stable API versions', () => {
    const declared = file.resources.map(({ type, apiVersion }) => `${type}@${apiVersion}`)
    expect(
      declared.filter(
        (each) =>
          !Object.entries(API_VERSIONS)
            .map((known) => known.join('@'))
            .includes(each),
      ),
    ).toEqual([])
  })

  test('gives every module exactly the parameters that it takes', () => {
    for (const { path: target, params } of file.modules) {
      const module = fileOf(target)
      const required = module.parameters.filter(({ hasDefault }) => !hasDefault).map(({ name }) => name)
      expect({ target, missing: required.filter((name) => !params.includes(name)) }).toEqual({
        target,
        missing: [],
      })
      const known = module.parameters.map(({ name }) => name)
      expect({ target, unknown: params.filter((name) => !known.includes(name)) }).toEqual({
        target,
        unknown: [],
      })
    }
  })

  test('uses only outputs that modules have', () => {
    const bySymbol = new Map(file.modules.map(({ symbol, path: target }) => [symbol, fileOf(target)]))
    const unknown = [...file.usedOutputs].filter((use) => {
      const [symbol = '', name = ''] = use.split('.')
      return bySymbol.get(symbol)?.outputs.every((output) => output.name !== name) !== false
    })
    expect(unknown).toEqual([])
  })

  test('names built-in roles by the ids that they have', () => {
    const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
    const ids = [...file.variables].filter(
      ([name, value]) => name !== 'entraProvider' && guid.test(value.slice(1, -1)),
    )
    for (const [name, value] of ids)
      expect({ name, role: builtInRole(value.slice(1, -1))?.name }).toEqual({ name, role: ROLES[name] })
    const elsewhere = file.literals.filter((literal) => guid.test(literal))
    expect(elsewhere.filter((literal) => ![...file.variables.values()].includes(`'${literal}'`))).toEqual([])
  })
})

describe('all of it together', () => {
  test('is what main.bicep deploys, or a role', () => {
    const reached = main.modules.map(({ path }) => path)
    expect(FILES.filter((path) => !path.startsWith('reader-role/') && path !== 'main.bicep')).toEqual(
      reached.toSorted(),
    )
  })

  test('has no output that nobody reads', () => {
    const unread = [
      ...main.modules.flatMap(({ symbol, path }) =>
        fileOf(path)
          .outputs.filter(({ name }) => !main.usedOutputs.has(`${symbol}.${name}`))
          .map(({ name }) => `${path}: ${name}`),
      ),
      ...main.outputs
        .filter(({ name }) => !GUIDE.includes(`output ${name}`))
        .map(({ name }) => `main.bicep: ${name}`),
    ]
    expect(unread).toEqual([])
  })

  test('takes secrets as secure parameters only, and none has a value of its own', () => {
    const secretly = [...files].flatMap(([path, { parameters }]) =>
      parameters
        .filter(({ name, isSecure }) => /secret|password|key/i.test(name) && !isSecure)
        .map(({ name }) => `${path}: ${name}`),
    )
    expect(secretly).toEqual([])
    const texts = FILES.map((path) => readFileSync(new URL(path, FOLDER), 'utf8')).join('\n')
    expect(texts).not.toMatch(/listKeys|listCredentials|accountKey|sharedKey:/i)
    const set = readParameterFile(new URL('main.bicepparam', FOLDER))
    expect(set.get('signInSecret')).toMatch(/^(?:readEnvironmentVariable|az\.getSecret)\(/)
  })

  test('has a parameter file that sets only what main.bicep takes', () => {
    const known = main.parameters.map(({ name }) => name)
    const set = [...readParameterFile(new URL('main.bicepparam', FOLDER)).keys()]
    expect(set.length).toBeGreaterThan(4)
    expect(set.filter((name) => !known.includes(name))).toEqual([])
  })
})

describe('files that templates load', () => {
  test.each(FILES)('%s names those that exist, from where it is', (path) => {
    const text = readFileSync(new URL(path, FOLDER), 'utf8')
    const loaded = [...text.matchAll(/load(?:Text|Json)Content\('([^']+)'\)/g)].map(([, name = '']) => name)
    expect(loaded.filter((name) => !existsSync(new URL(name, new URL(path, FOLDER))))).toEqual([])
  })

  test('are all that there are', () => {
    const loaded = FILES.map((path) => readFileSync(new URL(path, FOLDER), 'utf8')).join('\n')
    const there = globSync('**/*.{kql,json}', { cwd: fileURLToPath(FOLDER) })
    expect(there.filter((path) => path !== 'bicepconfig.json' && !loaded.includes(basename(path)))).toEqual(
      [],
    )
  })
})

describe('what a security review asks for', () => {
  const textOf = (path: string, type: string) =>
    fileOf(path).resources.find((each) => each.type === type)?.text ?? ''

  test.each([
    [
      'no shared keys of the storage account',
      'modules/storage.bicep',
      'Microsoft.Storage/storageAccounts',
      'allowSharedKeyAccess: false',
    ],
    [
      'TLS 1.2 at least',
      'modules/storage.bicep',
      'Microsoft.Storage/storageAccounts',
      "minimumTlsVersion: 'TLS1_2'",
    ],
    [
      'no blob that anybody can read',
      'modules/storage.bicep',
      'Microsoft.Storage/storageAccounts',
      'allowBlobPublicAccess: false',
    ],
    [
      'HTTPS only to the storage',
      'modules/storage.bicep',
      'Microsoft.Storage/storageAccounts',
      'supportsHttpsTrafficOnly: true',
    ],
    [
      'audit records that can only be added to',
      'modules/storage.bicep',
      'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies',
      'allowProtectedAppendWrites: true',
    ],
    ['HTTPS only to the bot', 'modules/app.bicep', 'Microsoft.App/containerApps', 'allowInsecure: false'],
    [
      'no keys of Azure OpenAI',
      'modules/language.bicep',
      'Microsoft.CognitiveServices/accounts',
      'disableLocalAuth: true',
    ],
    [
      'no administrator of the registry',
      'modules/registry.bicep',
      'Microsoft.ContainerRegistry/registries',
      'adminUserEnabled: false',
    ],
  ])('%s', (_what, path, type, setting) => {
    expect(textOf(path, type)).toContain(setting)
  })

  test('state is deleted once it counts no more, by the names that its folders have', () => {
    const storage = fileOf('modules/storage.bicep')
    const sources = globSync('src/**/*.ts', { cwd: fileURLToPath(ROOT) })
      .map((path) => readFileSync(new URL(path, ROOT), 'utf8'))
      .join('\n')
    const folders = ['dayOld', 'monthOld'].flatMap((name) =>
      [...(storage.variables.get(name) ?? '').matchAll(/'([^']+)'/g)].map(([, folder = '']) => folder),
    )
    expect(folders).toHaveLength(9)
    expect(folders.filter((folder) => !sources.includes(`name: '${folder}'`))).toEqual([])
  })

  test('the identity writes to the two containers, and has no role at the account', () => {
    const scopes = fileOf('modules/storage.bicep')
      .resources.filter(({ type }) => type.endsWith('/roleAssignments'))
      .map(({ text }) => /scope: (\w+)/.exec(text)?.[1])
    expect(scopes.toSorted()).toEqual(['audit', 'state'])
  })

  test('the app is asked whether it is up and ready, and gets the time to finish', () => {
    const app = textOf('modules/app.bicep', 'Microsoft.App/containerApps')
    const probes = [...app.matchAll(/type: '(\w+)'\n\s+httpGet: \{\n\s+path: '([^']+)'/g)].map(
      ([, type, path]) => `${type ?? ''} ${path ?? ''}`,
    )
    expect(probes).toEqual(['Startup /healthz', 'Liveness /healthz', 'Readiness /readyz'])
    expect(Number(/terminationGracePeriodSeconds: (\d+)/.exec(app)?.[1])).toBeGreaterThan(10)
  })
})
