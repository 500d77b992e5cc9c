import { afterEach, describe, expect, it } from 'vitest'
import { approverRight, readApproverSnapshot } from '../../src/access-requests/approver-rights.ts'
import type { Grant } from '../../src/access-requests/grant.ts'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import { OPENAI, resourceGroup } from '../../src/sandbox/contoso/places.ts'
import { IDENTITIES } from '../../src/sandbox/contoso/resources.ts'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import type { Tenant, TenantScheduleInstance } from '../../src/sandbox/tenant.ts'
import {
  DANA,
  grantOf,
  idOf,
  INGRID,
  NOW,
  OLIVIA,
  RAVI,
  READ_INDEX,
  SAM,
  USE_MODEL,
} from '../builders/access-requests.ts'
import { builtIn } from '../builders/access.ts'
import { sandboxReader } from '../builders/sandbox-reader.ts'

let sandbox: Sandbox | undefined
afterEach(() => sandbox?.close())

async function readerOf(changes: Partial<Tenant> = {}) {
  sandbox = await startSandbox({ tenant: { ...contoso(), ...changes } })
  return sandboxReader(sandbox)
}

async function rightOf(approverId: string, grant: Grant, changes: Partial<Tenant> = {}) {
  const reader = await readerOf(changes)
  return approverRight(approverId, grant, await readApproverSnapshot(approverId, [grant.scope], reader, NOW))
}

const samIsEligible: TenantScheduleInstance = {
  id: `${OPENAI}/providers/Microsoft.Authorization/roleEligibilityScheduleInstances/${idOf('sam')}`,
  name: idOf('sam'),
  properties: {
    scope: OPENAI,
    roleDefinitionId: builtIn('User Access Administrator').id,
    principalId: SAM.id,
    principalType: 'User',
  },
}
const locked = grantOf('Cognitive Services OpenAI User', resourceGroup('rg-ai-locked'))
const unreadable = (what: 'roleAssignments' | 'denyAssignments') => ({
  unreadable: [{ scope: OPENAI, what }],
})

describe('the right to assign a role', () => {
  const cases: readonly {
    readonly sentence: string
    readonly who: string
    readonly grant: Grant
    readonly changes?: Partial<Tenant>
    readonly right: object
  }[] = [
    { sentence: 'an Owner has', who: OLIVIA.id, grant: USE_MODEL, right: { kind: 'yes' } },
    {
      sentence: 'a member of a group has through it',
      who: INGRID.id,
      grant: USE_MODEL,
      right: { kind: 'yes' },
    },
    {
      sentence: 'a delegate has for the roles of the condition',
      who: RAVI.id,
      grant: READ_INDEX,
      right: { kind: 'yes' },
    },
    {
      sentence: 'a delegate has not for another role',
      who: RAVI.id,
      grant: grantOf('Cognitive Services User', OPENAI),
      right: { kind: 'no', text: 'You cannot assign Cognitive Services User on aoai-contoso.' },
    },
    {
      sentence: 'a delegate has not for a managed identity',
      who: RAVI.id,
      grant: grantOf('Cognitive Services OpenAI User', OPENAI, {
        id: IDENTITIES.search,
        type: 'ServicePrincipal',
      }),
      right: { kind: 'no' },
    },
    {
      sentence: 'of a delegate is not known where it depends on a type that is not',
      who: RAVI.id,
      grant: { ...USE_MODEL, principalType: null },
      right: {
        kind: 'unknown',
        text: 'I could not check whether you can assign Cognitive Services OpenAI User on aoai-contoso: your own role has a condition, and I do not know all that it asks about.',
      },
    },
    { sentence: 'a reader has not', who: SAM.id, grant: USE_MODEL, right: { kind: 'no' } },
    { sentence: 'a stranger has not', who: DANA.id, grant: USE_MODEL, right: { kind: 'no' } },
    {
      sentence: 'an eligible person has once they activated it',
      who: SAM.id,
      grant: USE_MODEL,
      changes: { roleEligibilityScheduleInstances: [samIsEligible] },
      right: {
        kind: 'activate-first',
        text: 'Activate User Access Administrator first: without it you cannot assign Cognitive Services OpenAI User on aoai-contoso.',
      },
    },
    {
      sentence: 'is taken by a deny assignment',
      who: INGRID.id,
      grant: locked,
      right: { kind: 'no', text: expect.stringMatching(/^The deny assignment .* keeps you from/) as string },
    },
    {
      sentence: 'is left to whom a deny assignment leaves out',
      who: OLIVIA.id,
      grant: locked,
      right: { kind: 'yes' },
    },
    {
      sentence: 'is not known where role assignments cannot be read',
      who: SAM.id,
      grant: USE_MODEL,
      changes: unreadable('roleAssignments'),
      right: { kind: 'unknown' },
    },
    {
      sentence: 'is not known where deny assignments cannot be read',
      who: OLIVIA.id,
      grant: USE_MODEL,
      changes: unreadable('denyAssignments'),
      right: { kind: 'unknown' },
    },
  ]
  it.each(cases)('$sentence', async ({ who, grant, changes, right }) => {
    expect(await rightOf(who, grant, changes)).toMatchObject(right)
  })
})
