import { afterAll, describe, expect, test, vi } from 'vitest'
import type { Requirement, Table } from '../../src/knowledge/requirement.ts'
import { requirements } from '../../src/knowledge/requirements.ts'
import { ROLES } from '../../src/knowledge/role-names.ts'
import { sharedFile } from '../builders/shared-data.ts'
import { adatum, ASSIGNEES, DANA, placeOf, RITA, SUBSCRIPTION, type Held } from './adatum.ts'
import { Asking, type Told } from './asking.ts'
import { NOT_YET_ASKED, questionOf, QUESTIONS } from './questions.ts'

vi.setConfig({ testTimeout: 60_000 })

const asking = new Asking()
afterAll(() => asking.close())

/** The role that grants a row of these tables, which name no role. */
const GRANTING: Partial<Readonly<Record<Table, string>>> = {
  'hub-creation': ROLES.contributor.id,
  'app-insights': ROLES.contributor.id,
  'project-creation': ROLES.aiDeveloper.id,
  cmk: ROLES.contributor.id,
}

/** Requirements that no role grants and whose lack is no missing role, and what decides instead. */
const DECIDED_ELSEWHERE: Readonly<Record<string, string>> = {
  'connection/onelake-contributor': 'a workspace role in Microsoft Fabric',
  'acr/admin-user': "the password of the registry's admin user",
  'cmk/key': 'an access policy of the key vault',
}

const asked = requirements.filter(({ id }) => !NOT_YET_ASKED.includes(id))
const byRoles = asked.filter(({ id }) => DECIDED_ELSEWHERE[id] === undefined)
const elsewhere = asked.filter(({ id }) => DECIDED_ELSEWHERE[id] !== undefined)

/** What a requirement's own question tells of it, at the place that it is about. */
async function told(row: Requirement, tenant: object): Promise<Told | undefined> {
  const question = questionOf(row.id)
  if (question === null) throw new Error(`expected a question that asks ${row.id}, found none yet`)
  // about a service, whoever asks must be able to read role assignments
  const asker = row.assignee === 'caller' ? DANA : RITA
  const verdicts = await asking.ask(question, asker, tenant)
  return verdicts.find(
    ({ requirement }) => requirement.id === row.id && requirement.resource === placeOf(row),
  )
}

/** The row's own role, held by its assignee at its own resource: the least that the article names. */
function ownRole(row: Requirement): Held {
  const roleId = row.role?.id ?? GRANTING[row.table]
  if (roleId === undefined) throw new Error(`expected a role that grants ${row.id}, found none`)
  return { assignee: row.assignee, roleId, scope: placeOf(row) }
}

describe('every requirement', () => {
  test('is asked by one question, or is named among those that none asks yet', () => {
    const listed = QUESTIONS.flatMap(({ rows }) => rows)
    expect(listed.toSorted()).toEqual(requirements.map(({ id }) => id).toSorted())
    expect(NOT_YET_ASKED.filter((id) => !listed.includes(id))).toEqual([])
  })

  test('that another system decides is named with what decides', () => {
    const outside = requirements.filter((row) => row.elsewhere !== undefined).map(({ id }) => id)
    expect(Object.keys(DECIDED_ELSEWHERE).toSorted()).toEqual(outside.toSorted())
  })

  const reference = sharedFile('reference/requirements.md')
  const keptElsewhere = ['ai-studio-developer', 'ptu-procurer', 'openai-assistants-developer'].map(
    (name) => `custom-role/${name}`,
  )
  test.skipIf(reference === null)('of the reference is there (skipped where it is not at hand)', () => {
    const text = reference ?? ''
    const ids = [...text.matchAll(/^\| ([^|]+) \|/gm), ...text.matchAll(/`(custom-role\/[^`]+)`/g)]
      .flatMap(([, cell = '']) => cell.split(', '))
      .filter((cell) => /^[a-z-]+\/[a-z-]+$/.test(cell))
    expect(ids.length).toBeGreaterThan(45)
    const known = requirements.map(({ id }) => id)
    expect(ids.filter((id) => !known.includes(id))).toEqual(keptElsewhere)
  })
})

describe("granted by the row's own role at its own resource", () => {
  test.each(byRoles)('$id', async (row) => {
    const verdict = await told(row, adatum({ held: [ownRole(row)] }))
    expect(verdict).toMatchObject({
      requirement: { assignee: ASSIGNEES[row.assignee] },
      state: 'granted',
      reasons: expect.arrayContaining([{ code: 'granted-by-role' }]) as unknown,
    })
  })
})

describe('missing where nothing is held', () => {
  test.each(byRoles)('$id', async (row) => {
    expect(await told(row, adatum())).toMatchObject({
      requirement: { assignee: ASSIGNEES[row.assignee] },
      state: 'missing',
      reasons: expect.arrayContaining([{ code: 'no-role-assignment' }]) as unknown,
    })
  })
})

describe('indeterminate where role assignments cannot be read, whatever is held', () => {
  const tenant = adatum({ held: byRoles.map(ownRole), unreadable: 'roleAssignments' })
  test.each(byRoles)('$id', async (row) => {
    const code = row.assignee === 'caller' ? 'role-assignments-unread' : 'asker-not-entitled'
    expect(await told(row, tenant)).toMatchObject({
      state: 'indeterminate',
      reasons: expect.arrayContaining([{ code }]) as unknown,
    })
  })
})

describe('indeterminate where another system decides, whatever is held', () => {
  test.each(elsewhere)('$id', async (row) => {
    const owner = { assignee: row.assignee, roleId: ROLES.owner.id, scope: SUBSCRIPTION }
    for (const tenant of [adatum(), adatum({ held: [owner] })]) {
      expect(await told(row, tenant)).toMatchObject({
        state: 'indeterminate',
        reasons: expect.arrayContaining([{ code: 'outside-azure-rbac' }]) as unknown,
      })
    }
  })
})

describe('a message in chat asks the same as the command', () => {
  test.each(QUESTIONS.filter(({ rows }) => rows.every((id) => !NOT_YET_ASKED.includes(id))))(
    '$message',
    async (question) => {
      const answer = await asking.ask({ command: ['ask', question.message] }, RITA, adatum())
      expect(answer).toEqual(await asking.ask(question, RITA, adatum()))
    },
  )
})
