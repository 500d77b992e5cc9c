import { describe, expect, it } from 'vitest'
import type { Reason } from '../../../src/verdict/verdict.ts'
import { assignment, customRole } from '../../builders/access.ts'
import { asPrincipal, DANA, group, PIPELINE } from '../../builders/people.ts'
import { GROUP, MANAGEMENT_GROUP } from '../../builders/places.ts'
import { bound, operationRow } from '../../builders/question.ts'
import type { Tenant } from '../../builders/snapshot.ts'
import { reader, blobReader, blobContributor, STORAGE, readBlobs, changeBlobs, verdictOf } from './judging.ts'
import { BLOBS_READ, control } from '../../../src/knowledge/operation-names.ts'

describe('recent assignments', () => {
  const minutesAgo = (minutes: number) =>
    new Date(Date.parse('2026-11-22T10:00:00Z') - minutes * 60_000).toISOString()
  const assigned = (...minutes: readonly (number | null)[]): Tenant => ({
    roleAssignments: minutes.map((each, index) =>
      assignment(blobReader, index === 0 ? STORAGE.id : GROUP, DANA, {
        createdOn: each === null ? null : minutesAgo(each),
      }),
    ),
  })
  const recent = ({ tenant }: { tenant: Tenant }): Reason | undefined =>
    verdictOf({ tenant, about: readBlobs }).reasons.find(({ code }) => code === 'recently-assigned')

  it.each([
    { sentence: 'just now', tenant: assigned(0), text: 'less than a minute ago' },
    { sentence: 'by a clock that is ahead', tenant: assigned(-2), text: 'less than a minute ago' },
    { sentence: 'a minute ago', tenant: assigned(1.5), text: 'a minute ago' },
    { sentence: 'nine minutes ago', tenant: assigned(9.9), text: '9 minutes ago' },
    { sentence: 'twice lately, told of the earlier', tenant: assigned(3, 7), text: '7 minutes ago' },
  ])('$sentence', ({ tenant, text }) => {
    expect(recent({ tenant })?.text).toContain(text)
  })

  it.each([
    { sentence: 'ten minutes ago', tenant: assigned(10) },
    { sentence: 'at a time that Azure does not say', tenant: assigned(null) },
    { sentence: 'lately, beside an older one', tenant: assigned(1, 600) },
    { sentence: 'lately, beside one of unknown time', tenant: assigned(1, null) },
  ])('nothing to wait for: $sentence', ({ tenant }) => {
    expect(recent({ tenant })).toBeUndefined()
  })

  it('a role of another operation that is older does not help', () => {
    const tenant: Tenant = {
      roleAssignments: [
        assignment(blobReader, GROUP, DANA, { createdOn: minutesAgo(600) }),
        assignment(blobContributor, STORAGE.id, DANA, { createdOn: minutesAgo(2) }),
      ],
    }
    const { state, reasons } = verdictOf({ tenant, about: changeBlobs })
    expect([state, reasons.at(-1)?.code]).toEqual(['granted', 'recently-assigned'])
  })

  it('what is missing is not said to be recent', () => {
    const tenant = { ...assigned(1) }
    expect(verdictOf({ tenant, about: changeBlobs }).reasons.map(({ code }) => code)).not.toContain(
      'recently-assigned',
    )
  })

  it.each([
    { sentence: 'is as new as its last change', createdOn: 600, updatedOn: 2, text: '2 minutes ago' },
    { sentence: 'is no older than it is', createdOn: 3, updatedOn: 600, text: '3 minutes ago' },
  ])('an assignment $sentence', ({ createdOn, updatedOn, text }) => {
    const tenant: Tenant = {
      roleAssignments: [
        assignment(blobReader, GROUP, DANA, {
          createdOn: minutesAgo(createdOn),
          updatedOn: minutesAgo(updatedOn),
        }),
      ],
    }
    expect(recent({ tenant })?.text).toContain(text)
  })

  describe('at a management group', () => {
    const at = (minutes: number, role = blobReader): Tenant => ({
      managementGroups: ['contoso-platform'],
      customRoles: [role],
      roleAssignments: [assignment(role, MANAGEMENT_GROUP, DANA, { createdOn: minutesAgo(minutes) })],
    })

    it.each([
      { minutes: 5, age: '5 minutes ago' },
      { minutes: 61, age: 'an hour ago' },
      { minutes: 359, age: '5 hours ago' },
    ])('a built-in role takes hours to reach the data: $minutes minutes', ({ minutes, age }) => {
      expect(recent({ tenant: at(minutes) })?.text).toContain(`contoso-platform ${age}; from there`)
    })

    it('but not days', () => {
      expect(recent({ tenant: at(361) })).toBeUndefined()
    })

    it('a custom role is no slower than elsewhere', () => {
      const role = customRole('Blob Looker', { dataActions: [BLOBS_READ.name] })
      expect(recent({ tenant: at(61, { ...role, assignableScopes: ['/'] }) })).toBeUndefined()
    })

    it('nor is what goes through Resource Manager', () => {
      const about = bound(operationRow(control('Microsoft.Storage/storageAccounts/read')), STORAGE)
      const { reasons } = verdictOf({ tenant: at(61, reader), about })
      expect(reasons.map(({ code }) => code)).toEqual(['granted-by-role'])
    })

    it('an old assignment nearer by makes up for it', () => {
      const tenant = at(30)
      const near = assignment(blobReader, GROUP, DANA, { createdOn: minutesAgo(600) })
      expect(
        recent({ tenant: { ...tenant, roleAssignments: [...(tenant.roleAssignments ?? []), near] } }),
      ).toBeUndefined()
    })
  })
})

describe('a role through a group', () => {
  const apps = group('AI apps', [PIPELINE, DANA])
  const about = (who: typeof DANA) => bound(operationRow(BLOBS_READ), STORAGE, who)
  const viaGroup = assignment(blobReader, GROUP, asPrincipal(apps))
  const lag = (who: typeof DANA, roleAssignments = [viaGroup]) =>
    verdictOf({ tenant: { groups: [apps], roleAssignments }, about: about(who), asker: who }).reasons.find(
      ({ code }) => code === 'group-may-lag',
    )

  it('may lag for a managed identity, whose groups Azure keeps for a day', () => {
    expect(lag(PIPELINE)).toMatchObject({
      text: expect.stringMatching(/^build-pipeline .+ group AI apps\. .+ 24 hours/) as string,
      viaGroupId: apps.id,
    })
  })

  it('does not for a person', () => {
    expect(lag(DANA)).toBeUndefined()
  })

  it('does not matter beside a role of its own', () => {
    expect(lag(PIPELINE, [viaGroup, assignment(blobReader, GROUP, PIPELINE)])).toBeUndefined()
  })
})
