import { expect, it } from 'vitest'
import { data } from '../../../src/knowledge/operation-names.ts'
import type { Resource } from '../../../src/question/question.ts'
import type { Operation } from '../../../src/rbac/operation.ts'
import { blockingSettings, networkAdmission } from '../../../src/verdict/settings/blocking-settings.ts'
import type { BlockingSetting } from '../../../src/verdict/settings/setting.ts'
import { DANA } from '../../builders/people.ts'
import { bound, operationRow } from '../../builders/question.ts'
import { snapshotOf, type Tenant } from '../../builders/snapshot.ts'

/** A data operation of no service, which every service's own endpoint serves. */
export const DATA = data('Contoso.Shop/orders/read')

export interface Given {
  readonly resource: Resource
  readonly operation?: Operation
  /** the resource whose identity calls */
  readonly actor?: Resource | null
  readonly tenant?: Tenant
}

const boundOf = ({ resource, operation = DATA, actor = null }: Given) =>
  bound(operationRow(operation), resource, DANA, actor)

export function found(given: Given): readonly BlockingSetting[] {
  return blockingSettings(boundOf(given), snapshotOf(given.tenant))
}

export function admitted(given: Given): string | null {
  return networkAdmission(boundOf(given), snapshotOf(given.tenant))
}

export interface Case extends Given {
  readonly sentence: string
  /** `roles: properties.authOptions`, in order */
  readonly blocks: readonly string[]
}

export function finds(cases: readonly Case[]): void {
  it.each(cases)('$sentence', ({ blocks, ...given }) => {
    const settings = found(given)
    expect(settings.map((each) => `${each.blocks}: ${each.setting}`)).toEqual(blocks)
    for (const { text } of settings) expect(text).toMatch(/^\S.+\.$/)
  })
}
