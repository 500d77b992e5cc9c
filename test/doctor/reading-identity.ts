import type { TokenCredential } from '@azure/core-auth'
import { NEEDED_ACTIONS } from '../../src/doctor/azure/needed-actions.ts'
import type { Check } from '../../src/doctor/check.ts'
import { examine, type Deployment } from '../../src/doctor/doctor.ts'
import { readConfig } from '../../src/config.ts'
import { contoso } from '../../src/sandbox/contoso/contoso.ts'
import { ROLECALL_APP } from '../../src/sandbox/contoso/people.ts'
import { AI_SCOPE, AI_SUBSCRIPTION } from '../../src/sandbox/contoso/places.ts'
import { sandboxConnection } from '../../src/sandbox/sandbox-connection.ts'
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import { azureReaders } from '../../src/snapshot/azure/azure-reader.ts'

export { ROLECALL_APP } from '../../src/sandbox/contoso/people.ts'
export { AI_SCOPE } from '../../src/sandbox/contoso/places.ts'

const ROLE = 'c0de0000-0000-4000-8000-000000000001'
const ASSIGNMENT = 'c0de0000-0000-4000-8000-000000000002'

/** Contoso, whose application Rolecall has nothing but a custom role with what reading takes. */
export async function contosoWithLeastRole(): Promise<Sandbox> {
  const tenant = contoso()
  const sandbox = await startSandbox({
    tenant: {
      ...tenant,
      roleAssignments: tenant.roleAssignments.filter(
        ({ properties }) => properties.principalId !== ROLECALL_APP,
      ),
    },
  })
  sandbox.tenant.addRoleAssignment(
    {
      scope: AI_SCOPE,
      roleDefinitionId: `${AI_SCOPE}/providers/Microsoft.Authorization/roleDefinitions/${ROLE}`,
      principalId: ROLECALL_APP,
      principalType: 'ServicePrincipal',
    },
    ASSIGNMENT,
  )
  giveActions(sandbox, NEEDED_ACTIONS)
  return sandbox
}

export function giveActions(sandbox: Sandbox, actions: readonly string[]): void {
  sandbox.tenant.setCustomRole({
    id: `${AI_SCOPE}/providers/Microsoft.Authorization/roleDefinitions/${ROLE}`,
    name: ROLE,
    properties: {
      roleName: 'Rolecall reader',
      type: 'CustomRole',
      assignableScopes: [`/subscriptions/${AI_SUBSCRIPTION}`],
      permissions: [{ actions: [...actions], notActions: [], dataActions: [], notDataActions: [] }],
    },
  })
}

/** A deployment that reads a sandbox as the application Rolecall; `changes` break it. */
export function deploymentIn(
  sandbox: Sandbox,
  changes: Partial<Deployment> = {},
  credential: TokenCredential = sandbox.credentialFor(ROLECALL_APP),
): Deployment {
  const connection = { ...sandboxConnection(sandbox), credential }
  const config = readConfig({})
  return {
    config,
    connection,
    readers: azureReaders(connection),
    services: credential,
    tenantId: null,
    bot: null,
    signIn: {
      connectionName: 'rolecall-arm',
      read: null,
      expectedUri: null,
      registration: null,
      armEndpoint: sandbox.armEndpoint,
    },
    openContainer: () => Promise.reject(new Error('this deployment has no container')),
    package: null,
    scope: null,
    clock: () => new Date(),
    ...changes,
  }
}

/** What is not in order, by the id of the check. */
export async function troublesOf(deployment: Deployment): Promise<ReadonlyMap<string, Trouble>> {
  const checks = await examine(deployment)
  return new Map(checks.flatMap((check) => ('fix' in check ? [[check.id, check]] : [])))
}

export type Trouble = Extract<Check, { status: 'warning' | 'failed' }>
