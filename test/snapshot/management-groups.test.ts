import { afterAll, beforeAll, expect, it } from 'vitest'
import { control } from '../../src/knowledge/operation-names.ts'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import { takeSnapshot } from '../../src/snapshot/take-snapshot.ts'
import { judge } from '../../src/verdict/judge.ts'
import { managementGroup } from '../builders/places.ts'
import { bound, operationRow } from '../builders/question.ts'
import {
  BOB,
  OTHER_SUBSCRIPTION,
  READER,
  smallTenant,
  SMALL_TENANT_FILE,
  SUBSCRIPTION,
} from '../sandbox/support/small-tenant.ts'
import { sandboxReader } from '../builders/sandbox-reader.ts'

/** Bob reads on `middle`, which stands between `root` and `low`. */
const MIDDLE = managementGroup('middle')
const tenant = smallTenant({
  managementGroups: [
    { name: 'root', parent: null, subscriptions: [] },
    { name: 'middle', parent: 'root', subscriptions: [] },
    { name: 'low', parent: 'middle', subscriptions: [SUBSCRIPTION.slice('/subscriptions/'.length)] },
    { name: 'beside', parent: 'root', subscriptions: [OTHER_SUBSCRIPTION.slice('/subscriptions/'.length)] },
  ],
  roleAssignments: [
    ...SMALL_TENANT_FILE.roleAssignments,
    {
      id: `${MIDDLE}/providers/Microsoft.Authorization/roleAssignments/middle-bob`,
      properties: {
        scope: MIDDLE,
        roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${READER}`,
        principalId: BOB,
        principalType: 'User',
      },
    },
  ],
})

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ tenant })
})
afterAll(() => sandbox.close())

it.each([
  { scope: MIDDLE, state: 'granted' },
  { scope: managementGroup('LOW'), state: 'granted' },
  { scope: SUBSCRIPTION, state: 'granted' },
  { scope: managementGroup('root'), state: 'missing' },
  { scope: managementGroup('beside'), state: 'missing' },
  { scope: OTHER_SUBSCRIPTION, state: 'missing' },
  { scope: '/', state: 'missing' },
])('a role on a management group reaches what is in it: $scope is $state', async ({ scope, state }) => {
  const bob = { id: BOB, type: 'User', name: 'Bob' } as const
  const about = [bound(operationRow(control('Contoso.Shop/orders/read')), scope, bob)]
  const reader = sandboxReader(sandbox)
  const snapshot = await takeSnapshot(about, bob, reader, '2026-11-22T10:00:00.000Z')
  expect(judge(about, bob, snapshot).map((verdict) => verdict.state)).toEqual([state])
})
