import { afterEach, describe, expect, it } from 'vitest'
import { MemoryDocuments } from '../../../src/state/memory-documents.ts'
import { builtInRoleNamed } from '../../../src/knowledge/catalogue/roles.ts'
import { ELIGIBLE_ASSIGNMENTS } from '../../../src/sandbox/contoso/access.ts'
import { AI_SCOPE, OPENAI } from '../../../src/sandbox/contoso/places.ts'
import type { CardAnswer } from '../workbench.ts'
import { AccessBench, account, type Account } from './access-bench.ts'

const dana = account('Dana')
const olivia = account('Olivia')
const sam = account('Sam')
const MINUTE = 60_000

let bench: AccessBench
let now = new Date()
afterEach(() => bench.close())

/** Dana asks, after Sam was made an owner of what she asks for. */
async function asked(options: Parameters<typeof AccessBench.start>[0] = {}): Promise<string> {
  now = new Date()
  bench = await AccessBench.start({ clock: () => now, ...options })
  bench.sandbox.tenant.addRoleAssignment({
    principalId: sam.aadObjectId,
    principalType: 'User',
    roleDefinitionId: builtInRoleNamed('Owner')?.id ?? '',
    scope: OPENAI,
  })
  return bench.request(dana, await bench.paste(dana))
}

const told = ({ value }: CardAnswer) => (typeof value === 'string' ? value : JSON.stringify(value))
const made = () => bench.sandbox.writes.filter(({ status }) => status < 300)
const approve = (who: Account, request: string) => bench.pressSignedIn(who, { verb: 'approve', request })
const isWrite = ({ method }: { readonly method: string }) => method === 'PUT'

describe('two approvers', () => {
  it('at once make one assignment, and whoever was later is told who was first', async () => {
    const request = await asked()
    const [one, other] = await Promise.all([approve(olivia, request), approve(sam, request)])
    const [assignment] = made()
    expect(made()).toHaveLength(1)
    const [first, later] = assignment?.callerId === olivia.aadObjectId ? [one, other] : [other, one]
    const name = assignment?.callerId === olivia.aadObjectId ? olivia.name : sam.name
    expect(told(first)).toContain(`${name} approved this`)
    expect(told(later)).toMatch(new RegExp(`granted by ${name}|${name} approved this`))
  })

  it('one of whom says no at the same time: there is an assignment, or a no, and not both', async () => {
    const request = await asked()
    await Promise.all([approve(olivia, request), bench.press(sam, { verb: 'deny', request })])
    const events = (await bench.records()).flatMap((record) =>
      record.event === 'request-decided' ? record.decision : [],
    )
    expect(events.filter((decision) => decision !== 'refused')).toHaveLength(1)
    expect(made()).toHaveLength(events.includes('approved') ? 1 : 0)
  })

  it('finish what one began and Azure did not answer, without another assignment', async () => {
    const request = await asked()
    bench.sandbox.faults.add({ times: 2, matches: isWrite, answer: { status: 503, body: {} } })
    expect(told(await approve(olivia, request))).toMatch(/may or may not be assigned.*in two minutes/)
    expect(told(await approve(sam, request))).toMatch(/already being granted by Olivia Lindqvist/)
    now = new Date(now.getTime() + 2 * MINUTE)
    expect(told(await approve(sam, request))).toContain(`${sam.name} approved this`)
    expect(made()).toMatchObject([{ callerId: sam.aadObjectId }])
  })

  it('have the request again at once where Azure refused the first of them', async () => {
    const request = await asked()
    const answer = { status: 409, body: { error: { code: 'Conflict', message: '' } } }
    bench.sandbox.faults.add({ times: 1, matches: isWrite, answer })
    expect(told(await approve(olivia, request))).toContain(
      'Something else is being changed there (Conflict).',
    )
    await approve(sam, request)
    expect(made()).toMatchObject([{ callerId: sam.aadObjectId }])
  })

  it('are heard one after the other by a store in which others write at the same time', async () => {
    /** Somebody else was first with every second write of a version. */
    class BusyDocuments extends MemoryDocuments {
      #writes = 0
      override write(...written: Parameters<MemoryDocuments['write']>): Promise<boolean> {
        const [, , etag] = written
        if (etag !== null && (this.#writes += 1) % 2 === 1) return Promise.resolve(false)
        return super.write(...written)
      }
    }
    const request = await asked({ overrides: { documents: new BusyDocuments() } })
    await Promise.all([approve(olivia, request), approve(sam, request)])
    expect(made()).toHaveLength(1)
  })
})

describe('somebody who has to activate a role first', () => {
  const [template] = ELIGIBLE_ASSIGNMENTS
  const eligible = (principalId: string) => ({
    ...template,
    id: `${AI_SCOPE}/providers/Microsoft.Authorization/RoleEligibilityScheduleInstances/00000000-0000-4000-8000-000000000099`,
    name: '00000000-0000-4000-8000-000000000099',
    properties: {
      ...template?.properties,
      scope: AI_SCOPE,
      principalId,
      roleDefinitionId: `${AI_SCOPE}/providers/Microsoft.Authorization/roleDefinitions/${builtInRoleNamed('Owner')?.id ?? ''}`,
    },
  })

  it('is told which, and assigns nothing', async () => {
    const lena = account('Lena')
    now = new Date()
    bench = await AccessBench.start({
      clock: () => now,
      changes: {
        roleEligibilityScheduleInstances: [...ELIGIBLE_ASSIGNMENTS, eligible(lena.aadObjectId)],
      },
    })
    const request = await bench.request(dana, await bench.paste(dana))
    expect(told(await approve(lena, request))).toMatch(/^Activate Owner first/)
    expect(bench.sandbox.writes).toEqual([])
  })
})

describe('a sign-in', () => {
  it.each(['CancelledByUser', 'UserCancelledSignIn'])(
    'that is closed (%s) is not asked for again',
    async (state) => {
      const request = await asked()
      const answer = await bench.press(olivia, { verb: 'approve', request }, { state })
      expect(told(answer)).toMatch(/^You did not sign in, so nothing was assigned/)
      expect(bench.sandbox.writes).toEqual([])
    },
  )

  it.each([
    ['a code that is wrong', { state: '000000' }],
    ['a code that is none', { state: { $ne: '' } }],
    ['a token that is none', { authentication: { token: 7 } }],
  ])('with %s is asked for again', async (_, extra) => {
    const request = await asked()
    const answer = await bench.press(olivia, { verb: 'approve', request }, extra)
    expect(answer).toMatchObject({ statusCode: 401 })
    expect(bench.sandbox.writes).toEqual([])
  })
})
