import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { STEPS } from '../../../src/advice/advice.ts'
import { CAUSES, NOTE_CODES, SERVICES } from '../../../src/evidence/evidence.ts'
import { TABLES } from '../../../src/knowledge/requirement.ts'
import { diagnosisJson } from '../../../src/reply/diagnosis/diagnosis-json.ts'
import { evidenceJson } from '../../../src/reply/evidence-json.ts'
import { BLIND_SPOT_CODES } from '../../../src/snapshot/snapshot.ts'
import { REASON_CODES, VERDICT_STATES } from '../../../src/verdict/verdict.ts'
import { DANA, OPENAI, SEARCH, answered, evidence, verdict } from '../fixtures/build.ts'
import {
  DIAGNOSES,
  oneMissingWithAlternative,
  twoMissing,
  unrecognized,
  whichResource,
} from '../fixtures/diagnoses.ts'

const text = z.string().min(1)
const textOrNull = text.nullable()

const evidenceSchema = z.strictObject({
  cause: z.enum(CAUSES),
  service: z.enum(SERVICES).nullable(),
  plane: z.enum(['data', 'control', 'unknown']),
  operations: z.array(text),
  scope: textOrNull,
  endpoint: textOrNull,
  principal: z.strictObject({ objectId: textOrNull, appId: textOrNull, name: textOrNull }).nullable(),
  requestIds: z.array(text),
  family: textOrNull,
  code: textOrNull,
  notes: z.array(z.strictObject({ code: z.enum(NOTE_CODES), text })),
  get more() {
    return z.array(evidenceSchema)
  },
})

const role = z.strictObject({ id: text, name: text })
const roleGrant = z.strictObject({ id: text, name: text, scope: text, principalId: textOrNull })

const commands = z.strictObject({
  azureCli: z.string(),
  powershell: text.optional(),
  bicep: text.optional(),
  terraform: text.optional(),
  rest: text.optional(),
})

/** `rolecall diagnose`, as other programs may rely on it. */
const contract = z.strictObject({
  status: z.enum(['answered', 'incomplete', 'unrecognized']),
  evidence: evidenceSchema.nullable(),
  principal: z.strictObject({ id: text, type: textOrNull, name: textOrNull }).nullable(),
  resource: z.strictObject({ id: text, type: text, name: text }).nullable(),
  verdicts: z.array(
    z.strictObject({
      requirement: z.strictObject({
        id: text,
        table: z.enum(TABLES),
        role: role.nullable(),
        operations: z.array(z.strictObject({ name: text, isDataAction: z.boolean() })),
        assignee: text,
        assigneeName: textOrNull,
        resource: text,
        resourceName: text,
        purpose: z.string(),
      }),
      state: z.enum(VERDICT_STATES),
      reasons: z.array(
        z.strictObject({
          code: z.enum(REASON_CODES),
          text,
          roleAssignmentId: text.optional(),
          roleId: text.optional(),
          scope: text.optional(),
          viaGroupId: text.optional(),
          denyAssignmentId: text.optional(),
        }),
      ),
    }),
  ),
  advice: z.array(
    z.strictObject({
      step: z.enum(STEPS),
      text,
      role: role.optional(),
      principalId: textOrNull.optional(),
      scope: text.optional(),
      alternative: z.literal(true).optional(),
      customRole: z
        .strictObject({
          id: text,
          name: text,
          properties: z.strictObject({
            roleName: text,
            description: text,
            type: z.literal('CustomRole'),
            permissions: z.array(
              z.strictObject({
                actions: z.array(text),
                notActions: z.array(text),
                dataActions: z.array(text),
                notDataActions: z.array(text),
              }),
            ),
            assignableScopes: z.array(text),
          }),
        })
        .optional(),
      commands: commands.optional(),
      undo: commands.optional(),
      grantors: z
        .array(
          z.strictObject({
            id: text,
            name: textOrNull,
            type: textOrNull,
            roleAssignmentId: text,
            viaGroupId: text.optional(),
            eligible: z.literal(true).optional(),
          }),
        )
        .optional(),
    }),
  ),
  missingRoles: z.array(roleGrant),
  leastRoles: z.array(roleGrant),
  blindSpots: z.array(z.strictObject({ code: z.enum(BLIND_SPOT_CODES), scope: text, text })),
  ask: z
    .strictObject({
      field: z.enum(['principal', 'resource', 'operation', 'service']),
      text,
      choices: z.array(z.strictObject({ value: text, title: text })),
    })
    .nullable(),
  notes: z.array(text),
  profile: z
    .strictObject({
      capabilities: z.array(
        z.strictObject({
          title: text,
          state: z.enum(VERDICT_STATES),
          scope: text,
          reasons: z.array(z.looseObject({ code: text, text })),
        }),
      ),
      persona: textOrNull,
      next: z
        .strictObject({
          persona: text,
          role: z.strictObject({ id: text, name: text }),
          scope: text,
          adds: z.array(text),
        })
        .nullable(),
      traps: z.array(text),
    })
    .nullable(),
  takenAt: textOrNull,
})

describe('the JSON of a diagnosis', () => {
  it.each(Object.entries(DIAGNOSES))('%s: keeps to the contract', (_, diagnosis) => {
    const wire: unknown = JSON.parse(JSON.stringify(diagnosisJson(diagnosis)))

    expect(contract.parse(wire)).toEqual(wire)
  })

  it('is whole where the card is cut', () => {
    const rows = Array.from({ length: 200 }, () => verdict('missing', {}, [['no-role-assignment', 'None.']]))

    expect(diagnosisJson(answered({ verdicts: rows })).verdicts).toHaveLength(200)
  })

  it('keeps a name as Azure has it', () => {
    const name = '**Dana**\u202E'

    expect(diagnosisJson(answered({ principal: { ...DANA, name } })).principal?.name).toBe(name)
  })

  it('names who would act and where', () => {
    expect(diagnosisJson(twoMissing).verdicts[0]?.requirement).toMatchObject({
      assignee: DANA.id,
      assigneeName: 'Dana Developer',
      resource: OPENAI.id,
      resourceName: 'aoai-contoso',
    })
  })

  it('says whose permission it is where that identity does not exist', () => {
    const row = verdict('missing', { assignee: 'search-identity' }, [], { assignee: null, actor: SEARCH })

    expect(diagnosisJson(answered({ verdicts: [row] })).verdicts[0]?.requirement).toMatchObject({
      assignee: 'search-identity',
      assigneeName: 'search-contoso',
    })
  })

  it('names a scope that is no resource', () => {
    const row = verdict('missing', {}, [], { resource: null })

    expect(diagnosisJson(answered({ verdicts: [row] })).verdicts[0]?.requirement.resourceName).toBe('rg-ai')
  })

  it('says nothing of a resource but what it is', () => {
    const json = diagnosisJson(answered({ resource: { ...OPENAI } }))

    expect(json.resource).toEqual({ id: OPENAI.id, type: OPENAI.type, name: OPENAI.name })
  })

  it.each([
    ['a text without an error', unrecognized, null],
    ['a question', whichResource, whichResource.ask],
  ])('%s has empty lists', (_, diagnosis, ask) => {
    expect(diagnosisJson(diagnosis)).toMatchObject({
      verdicts: [],
      advice: [],
      missingRoles: [],
      leastRoles: [],
      blindSpots: [],
      ask,
    })
  })
})

describe('the JSON of evidence', () => {
  it('has the fields of the contract, in further failures too', () => {
    const more = [evidence({ cause: 'network', principal: { objectId: 'x', appId: null, name: null } })]
    const wire: unknown = JSON.parse(JSON.stringify(evidenceJson(evidence({ more }))))

    expect(evidenceSchema.parse(wire)).toEqual(wire)
    expect(wire).toMatchObject({ more: [{ cause: 'network', principal: { objectId: 'x' }, more: [] }] })
  })

  it('is the evidence of the diagnosis', () => {
    const { evidence: read } = oneMissingWithAlternative

    expect(diagnosisJson(oneMissingWithAlternative).evidence).toEqual(
      read === null ? null : evidenceJson(read),
    )
  })
})
