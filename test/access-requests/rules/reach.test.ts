import { describe, expect, it } from 'vitest'
import { grantableInChat } from '../../../src/access-requests/rules/owner-like.ts'
import { reachOf, type Reach } from '../../../src/access-requests/rules/reach.ts'
import { builtInRoles } from '../../../src/knowledge/catalogue/roles.ts'
import { builtIn, customRole } from '../../builders/access.ts'
import { GROUP, SUBSCRIPTION } from '../../builders/places.ts'

/** Every built-in role that is not granted in chat, and why. Contributor reaches all of it, and says so by itself. */
const REACHING: Readonly<Record<Reach, readonly string[]>> = {
  'gives-access': [
    'Azure AI Administrator',
    'Azure Container Storage Contributor',
    'Azure Container Storage Owner',
    'Azure File Sync Administrator',
    'Azure IoT Operations Onboarding',
    'Azure Local Migrate Execute Expert',
    'Azure Local Migrate Owner',
    'Azure Migrate Decide and Plan Expert',
    'Azure Migrate Execute Expert',
    'Azure Migrate Owner',
    'Azure Resilience Management Drills Administrator',
    'Azure Resilience Management Drills Assets Administrator',
    'Azure Resilience Management Drills Target Resource Administrator',
    'Azure Resilience Management Goals Administrator',
    'Azure Resilience Management Recovery Administrator',
    'Azure Sphere Owner',
    'Azure Stack HCI Administrator',
    'Defender CSPM Storage Scanner Operator',
    'Defender for Storage Scanner Operator',
    'DevCenter Owner',
    'DocumentDB Account Contributor',
    'Foundry Account Owner',
    'Foundry Owner',
    'Foundry Project Manager',
    'Key Vault Contributor',
    'Key Vault Data Access Administrator',
    'Logic App Contributor',
    'Logic Apps Standard Contributor',
    'Logic Apps Standard Developer',
    'Microsoft Discovery Platform Administrator (Preview)',
    'Monitoring Contributor',
    'Monitoring Policy Contributor',
    'Owner',
    'Redis Cache Contributor',
    'Role Based Access Control Administrator',
    'SQL Managed Instance Contributor',
    'SQL Server Contributor',
    'Storage Actions Task Assignment Contributor',
    'User Access Administrator',
    'Virtual Machine Data Access Administrator (preview)',
  ],
  'acts-as-another': [
    'Automation Contributor',
    'Automation Job Operator',
    'Automation Operator',
    'Avere Contributor',
    'Azure Arc Kubernetes Admin',
    'Azure Arc Kubernetes Cluster Admin',
    'Azure Arc Kubernetes Writer',
    'Azure Arc ScVmm Administrator role',
    'Azure Arc ScVmm VM Contributor',
    'Azure Arc VMware Administrator role',
    'Azure Arc VMware VM Contributor',
    'Azure Center for SAP solutions service role',
    'Azure Connected Machine Onboarding',
    'Azure Connected Machine Resource Administrator',
    'Azure Connected Machine Resource Manager',
    'Azure Container Instances Contributor Role',
    'Azure Extension for SQL Server Deployment',
    'Azure Kubernetes Fleet Manager RBAC Admin',
    'Azure Kubernetes Fleet Manager RBAC Admin for Member Clusters',
    'Azure Kubernetes Fleet Manager RBAC Cluster Admin',
    'Azure Kubernetes Fleet Manager RBAC Cluster Admin for Member Clusters',
    'Azure Kubernetes Fleet Manager RBAC Writer for Member Clusters',
    'Azure Kubernetes Service Cluster Admin Role',
    'Azure Kubernetes Service Contributor Role',
    'Azure Kubernetes Service RBAC Admin',
    'Azure Kubernetes Service RBAC Cluster Admin',
    'Azure Kubernetes Service RBAC Writer',
    'Azure Red Hat OpenShift Federated Credential',
    'Azure Red Hat OpenShift Machine API Operator',
    'Azure Resilience Management Drills Assets Contributor',
    'Azure Stack HCI Connected InfraVMs',
    'Azure Stack HCI VM Contributor',
    'Cognitive Services Data Contributor (Preview)',
    'Container Apps Contributor',
    'Container Apps Jobs Contributor',
    'Data Factory Contributor',
    'Defender SQL Servers On Machines',
    'Defender Serverless Scanner',
    'Defender Servers P1',
    'Defender Servers P2',
    'Desktop Virtualization Virtual Machine Contributor',
    'Hybrid Server Resource Administrator',
    'Log Analytics Contributor',
    'Logic Apps Hybrid Contributor',
    'Logic Apps Standard Operator',
    'Managed Identity Contributor',
    'Managed Identity Federated Identity Credential Contributor',
    'Managed Identity Operator',
    'Microsoft Cloud Security Arc Machine Operator',
    'Microsoft.AzureStackHCI Device Pool Machine Manager',
    'VM Restore Operator',
    'Virtual Machine Contributor',
    'Website Contributor',
    'Windows Admin Center Administrator Login',
  ],
  'reads-keys': [
    'API Management Service Contributor',
    'API Management Workspace API Product Manager',
    'API Management Workspace Contributor',
    'App Compliance Automation Administrator',
    'App Configuration Contributor',
    'Azure Bot Service Contributor Role',
    'Azure Device Registry Onboarding',
    'Azure Managed Redis Contributor',
    'Azure Maps Contributor',
    'Azure Red Hat OpenShift File Storage Operator',
    'Azure Red Hat OpenShift Image Registry Operator',
    'Azure Red Hat OpenShift Service Operator',
    'Azure Resource Bridge Deployment Role',
    'Azure Stack HCI Device Management Role',
    'Classic Storage Account Contributor',
    'Classic Storage Account Key Operator Service Role',
    'Classic Virtual Machine Contributor',
    'Cognitive Services Content Understanding Owner',
    'Cognitive Services Contributor',
    'Cognitive Services LUIS Owner',
    'Cognitive Services Language Owner',
    'Cognitive Services Security Integration Admin',
    'Communication and Email Service Owner',
    'Container Registry Configuration Reader and Data Access Configuration Reader',
    'Container Registry Connected Registry Administrator',
    'Container Registry Contributor and Data Access Configuration Administrator',
    'Cosmos DB Account Reader Role',
    'Defender Cloud Secrets Posture',
    'Defender Containers Sensor',
    'Defender Kubernetes Agent Operator',
    'Defender Unified RBAC Data Manager',
    'DevTest Labs User',
    'Disk Snapshot Contributor',
    'Essential Machine Management Administrator',
    'EventGrid Contributor',
    'Inference Account Operator',
    'Inference Account Owner',
    'Kubernetes Agent Subscription Level Operator',
    'Procurement Contributor',
    'Procurement Contributor with Resource Group Permissions',
    'Reader and Data Access',
    'Search Service Contributor',
    'SignalR AccessKey Reader',
    'SignalR/Web PubSub Contributor',
    'SqlDb Migration Role',
    'SqlMI Migration Role',
    'SqlVM Migration Role',
    'Storage Account Contributor',
    'Storage Account Key Operator Service Role',
    'Storage Connector Contributor',
    'Storage DataShare Contributor',
  ],
}

it.each(Object.entries(REACHING))('%s: these built-in roles and no others', (reach, names) => {
  const found = builtInRoles().filter((role) => reachOf(role) === reach && role.name !== 'Contributor')
  expect(found.map(({ name }) => name).toSorted()).toEqual([...names])
})

it('no role that gives access or acts as another is granted anywhere, and of keys the approver is told', () => {
  for (const [code, names] of Object.entries(REACHING)) {
    const expected =
      code === 'reads-keys'
        ? { kind: 'may', caution: expect.any(String) as string }
        : { kind: 'may-not', code }
    for (const scope of [SUBSCRIPTION, GROUP]) {
      const rulings = names.map((name) => grantableInChat(builtIn(name), scope))
      expect(rulings).toMatchObject(names.map(() => expected))
    }
  }
})

it.each([
  'Azure AI Developer',
  'AzureML Data Scientist',
  'Cognitive Services OpenAI Contributor',
  'Cognitive Services OpenAI User',
  'Cognitive Services User',
  'Foundry User',
  'Key Vault Administrator',
  'Key Vault Secrets User',
  'Reader',
  'Search Index Data Contributor',
  'Search Index Data Reader',
  'Storage Blob Data Contributor',
  'Storage Blob Data Owner',
])('%s, with which people work, reaches no further', (name) => {
  expect(reachOf(builtIn(name))).toBeNull()
})

describe('a custom role', () => {
  const VAULT = 'Microsoft.KeyVault/vaults'
  const ACCOUNT = 'Microsoft.CognitiveServices/accounts'
  const IMPERSONATION = `${ACCOUNT}/AIServices/agents/endpoints/UserIdentityImpersonation/action`
  const cases: readonly (readonly [
    sentence: string,
    permission: Parameters<typeof customRole>[1],
    reach: Reach | null,
  ])[] = [
    ['that writes access policies', { actions: [`${VAULT}/accessPolicies/write`] }, 'gives-access'],
    ['that may switch a vault to access policies', { actions: [`${VAULT}/*`] }, 'gives-access'],
    [
      'that manages vaults but for that',
      { actions: [`${VAULT}/*`], notActions: [`${VAULT}/write`, `${VAULT}/accessPolicies/*`] },
      null,
    ],
    [
      'that gives roles of Cosmos DB',
      { actions: ['Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments/write'] },
      'gives-access',
    ],
    ['that reads keys', { actions: [`${ACCOUNT}/listKeys/action`] }, 'reads-keys'],
    [
      'that reads keys and uses a part of what they open',
      { actions: [`${ACCOUNT}/listKeys/action`], dataActions: [`${ACCOUNT}/OpenAI/*`] },
      'reads-keys',
    ],
    [
      'that reads keys and uses all that they open',
      {
        actions: [`${ACCOUNT}/listKeys/action`],
        dataActions: [`${ACCOUNT}/*`],
        notDataActions: [IMPERSONATION],
      },
      null,
    ],
    ['that acts as the users of an agent', { dataActions: [IMPERSONATION] }, 'acts-as-another'],
    [
      'that reads keys of a service that is not known',
      { actions: ['New.Service/things/listKeys/action'] },
      'reads-keys',
    ],
    [
      'that lets a workload of elsewhere act as an identity',
      { actions: ['Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write'] },
      'acts-as-another',
    ],
    ['that runs commands on machines', { actions: ['Microsoft.Compute/*/action'] }, 'acts-as-another'],
    ['that reads all there is', { actions: ['*/read'] }, null],
    ['that does nothing', {}, null],
  ]
  it.each(cases)('%s', (_, permission, reach) => {
    expect(reachOf(customRole('custom', permission))).toBe(reach)
  })
})
