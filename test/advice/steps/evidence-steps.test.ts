import { describe, expect, it } from 'vitest'
import type { Step } from '../../../src/advice/advice.ts'
import { adviseOnEvidence } from '../../../src/advice/steps/evidence-steps.ts'
import type { Cause, Evidence } from '../../../src/evidence/evidence.ts'
import { evidence } from '../../builders/evidence.ts'
import { DANA } from '../../builders/people.ts'

const stepsFor = (fields: Partial<Evidence>) => adviseOnEvidence(evidence(fields)).steps

describe('a failure that no role mends', () => {
  it.each<{ cause: Cause; step: Step; says: RegExp }>([
    { cause: 'network', step: 'not-a-role-problem', says: /network/i },
    { cause: 'key-auth-disabled', step: 'not-a-role-problem', says: /Microsoft Entra ID/ },
    { cause: 'bad-key', step: 'not-a-role-problem', says: /key/i },
    { cause: 'policy', step: 'not-a-role-problem', says: /policy/i },
    { cause: 'token', step: 'not-a-role-problem', says: /sign/i },
    { cause: 'quota', step: 'not-a-role-problem', says: /quota/i },
    { cause: 'not-found', step: 'not-a-role-problem', says: /does not exist/ },
    { cause: 'propagation', step: 'wait', says: /10 minutes/ },
    { cause: 'other', step: 'grant-elsewhere', says: /another system/i },
  ])('$cause: $step', ({ cause, step, says }) => {
    const advice = adviseOnEvidence(evidence({ cause }))
    expect(advice.steps.map((each) => each.step)).toEqual([step])
    expect(advice.steps[0]?.text).toMatch(says)
    expect([advice.missingRoles, advice.leastRoles]).toEqual([[], []])
  })

  it.each<Cause>(['missing-role', 'deny-assignment', 'unrecognized'])('%s is not one', (cause) => {
    expect(stepsFor({ cause })).toEqual([])
  })
})

describe('several failures in one text', () => {
  it('are each told, in their order', () => {
    const more = [
      evidence({ cause: 'quota' }),
      evidence({ cause: 'missing-role' }),
      evidence({ cause: 'propagation' }),
    ]
    expect(stepsFor({ cause: 'network', more }).map(({ step }) => step)).toEqual([
      'not-a-role-problem',
      'not-a-role-problem',
      'wait',
    ])
  })

  it('are told once where they are alike', () => {
    expect(stepsFor({ cause: 'quota', more: [evidence({ cause: 'quota' })] })).toHaveLength(1)
  })
})

describe('rights in another system', () => {
  const principal = { objectId: DANA.id, appId: null, name: null }

  it.each<{ sentence: string; fields: Partial<Evidence>; command: RegExp | null }>([
    {
      sentence: 'Cosmos DB’s own role',
      fields: { service: 'cosmos', endpoint: 'cosmos-contoso.documents.azure.com', principal },
      command: new RegExp(
        `^az cosmosdb sql role assignment create --account-name cosmos-contoso .+ --principal-id ${DANA.id} `,
      ),
    },
    {
      sentence: 'a key vault’s access policy',
      fields: { service: 'key-vault', endpoint: 'kv-contoso.vault.azure.net', principal },
      command: new RegExp(`^az keyvault set-policy --name kv-contoso --object-id ${DANA.id} `),
    },
    {
      sentence: 'what the text does not say is left open',
      fields: { service: 'key-vault' },
      command: /--name '<\w+>' --object-id '<object id>'/,
    },
    {
      sentence: 'a hostile name is quoted',
      fields: { service: 'key-vault', endpoint: "kv'$(id)", principal },
      command: /--name 'kv'\\''\$\(id\)' /,
    },
    { sentence: 'a directory permission has no command', fields: { service: 'entra' }, command: null },
  ])('$sentence', ({ fields, command }) => {
    const [step] = stepsFor({ cause: 'other', ...fields })
    expect(step?.step).toBe('grant-elsewhere')
    if (command === null) expect(step?.commands).toBeUndefined()
    else expect(step?.commands?.azureCli).toMatch(command)
  })

  it('no other cause has a command', () => {
    expect(stepsFor({ cause: 'network', service: 'cosmos' })[0]?.commands).toBeUndefined()
  })
})

describe('a code that is known', () => {
  it('is explained rather than its cause', () => {
    const [general] = stepsFor({ cause: 'policy' })
    const [known] = stepsFor({ cause: 'policy', code: 'ScopeLocked' })
    expect(known?.step).toBe('not-a-role-problem')
    expect(known?.text).toMatch(/lock/i)
    expect(known?.text).not.toBe(general?.text)
  })

  it('of a lock comes with the command that lists the locks above', () => {
    const locked = { cause: 'other', service: 'resource-manager', code: 'ScopeLocked' } as const
    expect(stepsFor({ ...locked, scope: "/subscriptions/s'" })[0]?.commands?.azureCli).toBe(
      "az rest --method get --url '/subscriptions/s'\\''/providers/Microsoft.Authorization/locks?api-version=2020-05-01&$filter=atScope()'",
    )
    expect(stepsFor(locked)[0]?.commands).toBeUndefined()
  })

  it('that is not known leaves the cause', () => {
    expect(stepsFor({ cause: 'policy', code: 'NeverHeardOf' })).toEqual(stepsFor({ cause: 'policy' }))
  })
})
