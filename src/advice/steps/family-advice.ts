import type { Step } from '../advice.ts'

export interface FamilyAdvice {
  readonly step: Extract<Step, 'not-a-role-problem' | 'grant-elsewhere'>
  readonly text: string
}

const noRole = (text: string): FamilyAdvice => ({ step: 'not-a-role-problem', text })
const elsewhere = (text: string): FamilyAdvice => ({ step: 'grant-elsewhere', text })

/** By family: what to do about failures that are mended in another way than others of their cause and service. */
const FAMILY_ADVICE: ReadonlyMap<string, FamilyAdvice> = new Map([
  [
    'cosmos-through-resource-manager',
    noRole(
      'Cosmos DB does not take this change to databases, containers or throughput at its own endpoint; no role for data admits it. Make the change through Resource Manager: with az cosmosdb sql database create or az cosmosdb sql container create, in the portal, or in a template.',
    ),
  ],
  [
    'cosmos-role-assignment-faulty',
    noRole(
      'The assignment of a Cosmos DB role was refused. It takes an account with the API for NoSQL, and the object id, not the app id, of the principal; check both.',
    ),
  ],
  [
    'vault-object-off',
    noRole(
      'The secret, key or certificate is disabled, has expired or is not valid yet, whoever asks for it. Enable it, correct its dates, or make a new version.',
    ),
  ],
  [
    'vault-hsm',
    elsewhere(
      'A Managed HSM has roles of its own for its keys; Azure roles do not count there. Its administrator assigns one with az keyvault role assignment create --hsm-name ….',
    ),
  ],
  [
    'arm-provider-not-registered-for-link',
    noRole(
      'The subscription that holds the private endpoint has not been registered for the resource provider. Register it there once (az provider register --namespace …), which takes Contributor on that subscription.',
    ),
  ],
  [
    'ml-compute-assigned',
    noRole(
      'The compute is assigned to another person, and nobody else may use it. Use a compute of your own, or ask for one that is assigned to you.',
    ),
  ],
  [
    'storage-anonymous',
    noRole(
      'The storage account admits nobody without a sign-in. Sign in with Microsoft Entra ID (--auth-mode login), or ask its owner whether anonymous access may be allowed.',
    ),
  ],
  [
    'registry-locked',
    noRole(
      'The image or repository is locked, or the registry does not admit this operation. Look at writeEnabled, readEnabled and deleteEnabled in az acr repository show; whoever locked it can lift that.',
    ),
  ],
  [
    'sql-login',
    elsewhere(
      'The server accepted the token, but has no user for it in this database. An administrator of the database creates one (CREATE USER … FROM EXTERNAL PROVIDER) and gives it database roles.',
    ),
  ],
  [
    'devops-own-permissions',
    elsewhere(
      'Azure DevOps has permissions of its own. Ask an administrator of the organization or the project.',
    ),
  ],
  [
    'kusto-own-roles',
    elsewhere(
      'Azure Data Explorer has roles of its own. An administrator of the database adds the principal to one of them.',
    ),
  ],
  [
    'synapse-own-roles',
    elsewhere('Synapse has roles of its own. A Synapse Administrator assigns one in Synapse Studio.'),
  ],
  [
    'power-bi-own-roles',
    elsewhere(
      'Power BI has rights of its own. Ask an administrator of the Power BI workspace; for a service principal, the tenant settings must allow it as well.',
    ),
  ],
  [
    'proxy-refusal',
    noRole(
      'A proxy between the caller and Azure refused the connection, and Azure never saw it. Ask whoever runs the proxy to admit the host, or correct HTTPS_PROXY and NO_PROXY.',
    ),
  ],
  [
    'application-gateway-rule',
    noRole(
      'The firewall of the Application Gateway in front of the service blocked the request. Its owner finds the rule in the firewall log.',
    ),
  ],
])

/** Undefined where the advice on its cause, its service or its code fits the family. */
export function familyAdvice(family: string | null): FamilyAdvice | undefined {
  return family === null ? undefined : FAMILY_ADVICE.get(family)
}

/** The families with advice of their own. */
export const ADVISED_FAMILIES: readonly string[] = [...FAMILY_ADVICE.keys()]
