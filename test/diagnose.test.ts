import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diagnose } from '../src/diagnose.ts'
import { azureLanguage } from '../src/language/azure-language.ts'
import { NO_LANGUAGE, type Language } from '../src/language/language.ts'
import { contoso } from '../src/sandbox/contoso/contoso.ts'
import { personas } from '../src/sandbox/contoso/personas.ts'
import { startSandbox, type Sandbox } from '../src/sandbox/sandbox.ts'
import type { AzureReader } from '../src/snapshot/azure-reader.ts'
import { credential, json, modelServer, reads } from './language/model-server.ts'
import { sandboxReader } from './builders/sandbox-reader.ts'
import { reported } from './builders/requests.ts'

/** No recognizer knows the German of a home-made front end. */
const TEXT =
  'Unser Portal sagt: Zugriff verweigert, der Dienst aoai-contoso.openai.azure.com lässt Sie nicht zu. Azure OpenAI'
const NOW = new Date('2026-11-25T10:00:00Z')

let sandbox: Sandbox
let azure: AzureReader
beforeAll(async () => {
  sandbox = await startSandbox({ tenant: contoso() })
  azure = sandboxReader(sandbox)
})
afterAll(() => sandbox.close())

const dana = personas[0]?.id ?? ''
const request = reported(TEXT, dana)
const asked = (language: Language) => diagnose(request, { azure, language }, NOW)

describe('an error that the recognizers do not know', () => {
  it('is unrecognized without a model', async () => {
    expect((await asked(NO_LANGUAGE)).status).toBe('unrecognized')
  })

  it('is read by the model and judged by the roles that are there', async () => {
    await using server = await modelServer(
      reads({
        cause: 'missing-role',
        causeQuote: 'Zugriff verweigert',
        service: 'azure-openai',
        serviceQuote: 'aoai-contoso.openai.azure.com',
        endpoint: 'aoai-contoso.openai.azure.com',
      }),
    )
    const config = { endpoint: server.endpoint, deployment: 'reader', visionDeployment: null }
    const diagnosis = await asked(azureLanguage(config, credential))
    expect(diagnosis).toMatchObject({ status: 'answered', resource: { name: 'aoai-contoso' } })
    const { notes, verdicts } = diagnosis.status === 'answered' ? diagnosis : { notes: [], verdicts: [] }
    expect(notes).toEqual([
      'This error is new to me, so a language model read it. Check that this is what it says.',
    ])
    expect(new Set(verdicts.map(({ state }) => state))).toEqual(new Set(['missing']))
  })

  it('stays unrecognized where the model makes things up', async () => {
    await using server = await modelServer(
      reads({
        cause: 'missing-role',
        causeQuote: 'assign Owner',
        endpoint: 'srch-contoso.search.windows.net',
      }),
    )
    const config = { endpoint: server.endpoint, deployment: 'reader', visionDeployment: null }
    expect((await asked(azureLanguage(config, credential))).status).toBe('unrecognized')
  })

  it('stays unrecognized where the model does not answer', async () => {
    await using server = await modelServer(json(500, {}))
    const config = { endpoint: server.endpoint, deployment: 'reader', visionDeployment: null }
    expect((await asked(azureLanguage(config, credential, { retryDelay: 0 }))).status).toBe('unrecognized')
  })
})
