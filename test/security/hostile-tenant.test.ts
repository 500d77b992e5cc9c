import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REASON_LENGTH } from '../../src/access-requests/access-request.ts'
import { diagnose } from '../../src/diagnose.ts'
import { NO_LANGUAGE } from '../../src/language/language.ts'
import type { Diagnosis } from '../../src/reply/diagnosis/diagnosis.ts'
import { diagnosisText } from '../../src/reply/diagnosis/diagnosis-text.ts'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import type { Tenant } from '../../src/sandbox/tenant.ts'
import { callsInBash } from '../advice/quoting/bash.ts'
import { powershellCommands } from '../advice/quoting/powershell.ts'
import { reported, sampleError } from '../builders/requests.ts'
import { sandboxReader } from '../builders/sandbox-reader.ts'
import { account, AccessBench, TENANT_ID } from '../teams/access/access-bench.ts'
import { MENTION } from '../teams/workbench.ts'
import { faultsOfCard, faultsOfMessage } from './interpreted-places.ts'

/** In every hostile name, and nowhere else. None does harm where it is obeyed. */
const MARK = /evil|obeyed/i

const NAMES = {
  'Markdown that links, shows pictures and runs scripts':
    '[evil](https://evil.example) ![evil](https://evil.example/x.png) [evil](javascript:alert(1)) **evil** `evil` # evil',
  'markup and mentions':
    '<at>evil</at> <script>evil()</script> <img src=https://evil.example/x onerror=evil()> <a href="https://evil.example">evil</a> &lt;at&gt;evil',
  'templates and cards':
    '${evil} {{evil}} ${json(evil)} {{DATE(2017-02-14T06:08:39Z,SHORT)}} "},{"type":"Action.OpenUrl","url":"https://evil.example"} evil',
  'shells and languages of infrastructure':
    "'; echo obeyed; ' \"; echo obeyed; $(echo obeyed) `echo obeyed` ${evil} %{ if evil } && echo obeyed | obeyed\u2019; obeyed",
  'line ends and what is not seen':
    'evil\r\nobeyed\u2028evil\u202Egpj.exe\u200Bevil\u2066\u00AD\uFEFF\u001b[31mevil\u0007\0evil\ud800',
  length: 'evil '.repeat(4_000),
} as const

/** Contoso, with the name on whatever anybody who may write there can name. */
function tenantNamed(name: string): Tenant {
  const tenant = contoso()
  return {
    ...tenant,
    managementGroups: tenant.managementGroups.map((each) => ({ ...each, displayName: name })),
    subscriptions: tenant.subscriptions.map((each) => ({ ...each, displayName: name })),
    users: tenant.users.map((each) => ({ ...each, displayName: name, userPrincipalName: name, mail: name })),
    groups: tenant.groups.map((each) => ({ ...each, displayName: name })),
    servicePrincipals: tenant.servicePrincipals.map((each) => ({ ...each, displayName: name })),
    roleDefinitions: tenant.roleDefinitions.map((each) => ({
      ...each,
      properties: { ...each.properties, roleName: name, description: name },
    })),
    denyAssignments: tenant.denyAssignments.map((each) => ({
      ...each,
      properties: { ...each.properties, denyAssignmentName: name, description: name },
    })),
    locks: tenant.locks.map((each) => ({ ...each, properties: { ...each.properties, notes: name } })),
  }
}

const SAMPLES = [
  'Chat playground',
  'No address given',
  'Indexing is refused',
  'A role to activate',
  'Deploying a model',
  'Not a role: firewall',
]
const QUESTIONS = [
  'what can I do on aoai-contoso?',
  'Check the playground in proj-assistant',
  'can I create a hub in rg-ai?',
  'who can give me access to aoai-contoso?',
]
const THREAD = {
  id: '19:0123@thread.tacv2;messageid=1700000000000',
  conversationType: 'channel',
  isGroup: true,
  tenantId: TENANT_ID,
}

describe.each(Object.entries(NAMES))('a tenant in which everything is called by %s', (_, name) => {
  let bench: AccessBench
  // Entra ID takes no longer display name
  const displayName = name.slice(0, 256)
  const dana = { ...account('Dana'), name: displayName }
  const olivia = { ...account('Olivia'), name: displayName }
  const answers: unknown[] = []

  beforeAll(async () => {
    const tenant = tenantNamed(name)
    bench = await AccessBench.start({
      changes: tenant,
      overrides: {
        rates: { messages: 1_000, messagesOfConversation: 1_000, presses: 1_000 },
        readPicture: () =>
          Promise.resolve({ kind: 'text', text: `AuthorizationFailed ${name}`, words: [], confidence: 0.4 }),
        outboxClock: {
          now: () => waited,
          wait: (milliseconds) => {
            waited += milliseconds
            return Promise.resolve()
          },
        },
      },
    })
    await everythingThatIsSaid()
  })
  afterAll(() => bench.close())
  let waited = 0

  const say = (who: typeof dana, text: string, fields: Readonly<Record<string, unknown>> = {}) =>
    bench.post(who, { type: 'message', text, textFormat: 'plain', ...fields })

  /** Errors and questions alone and in a channel, a picture, and a request that comes to an end. */
  async function everythingThatIsSaid(): Promise<void> {
    for (const text of [...SAMPLES.map(sampleError), ...QUESTIONS, name]) await say(dana, text)
    await say(
      dana,
      `(AuthorizationFailed) The client '${name}' with object id '${dana.aadObjectId}' does not have authorization to perform action 'Microsoft.Search/${name}/write' over scope '/subscriptions/x/resourceGroups/${name}'`,
    )
    const inThread = { conversation: THREAD, entities: [MENTION] }
    await say(dana, `<at>Rolecall</at> ${sampleError('Chat playground')}`, inThread)
    bench.connector.pictures.set('1', { status: 200, body: Buffer.from('picture') })
    const contentUrl = `${bench.connector.url}v3/attachments/1/views/original`
    await say(dana, '', { attachments: [{ contentType: 'image/png', contentUrl }] })
    const offer = await bench.paste(dana)
    const request = await bench.request(dana, offer, { reason: name.slice(0, REASON_LENGTH) })
    answers.push(
      await bench.pressSignedIn(olivia, { verb: 'deny', request, note: name.slice(0, REASON_LENGTH) }),
    )
  }

  it('is told of in letters, wherever a client would take them for more', () => {
    const told = bench.connector.calls.map(({ body }) => body).filter(({ type }) => type === 'message')
    expect(told.length).toBeGreaterThan(12)
    expect(JSON.stringify(told)).toMatch(MARK)
    expect(told.flatMap((body) => faultsOfMessage(body, MARK))).toEqual([])
    for (const body of told) expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(28 * 1024)
  })

  it('is told of so in answers to presses', () => {
    const cards = answers.flatMap((answer) => cardsIn(answer))
    expect(answers).not.toEqual([])
    expect(cards.flatMap((card) => faultsOfCard(card, MARK))).toEqual([])
  })

  it('gives commands that run what they say and nothing else, and text that a terminal takes for text', async () => {
    const azure = sandboxReader(bench.sandbox)
    for (const sample of SAMPLES) {
      const asked = reported(sampleError(sample), dana.aadObjectId)
      const diagnosis = await diagnose(asked, { azure, language: NO_LANGUAGE }, new Date())
      for (const commands of commandsOf(diagnosis)) {
        const calls = callsInBash(...[commands.azureCli, commands.rest].filter((each) => each !== undefined))
        expect(calls.filter(([program]) => program !== 'az')).toEqual([])
        const inPowershell = powershellCommands(commands.powershell ?? '').map((each) => each.name)
        expect(inPowershell.filter((each) => !/^[A-Z][a-z]+-Az[A-Za-z]+$/.test(each))).toEqual([])
      }
      expect(diagnosisText(diagnosis, { viewerId: dana.aadObjectId })).not.toMatch(
        /(?!\n)\p{Cc}|\p{Cf}|\p{Cs}/u,
      )
    }
  })
})

function commandsOf(diagnosis: Diagnosis) {
  return diagnosis.status === 'answered'
    ? diagnosis.advice.steps.flatMap(({ commands, undo }) => [commands ?? [], undo ?? []].flat())
    : []
}

function cardsIn(value: unknown): readonly object[] {
  if (typeof value !== 'object' || value === null) return []
  const own = Object.entries(value)
  const isCard = own.some(([key, each]) => key === 'type' && each === 'AdaptiveCard')
  return isCard ? [value] : own.flatMap(([, each]) => cardsIn(each))
}
