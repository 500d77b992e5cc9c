import { errorCode } from '../../knowledge/error-codes.ts'
import type { Cause, Evidence, Service } from '../../evidence/evidence.ts'
import type { Advice, AdviceStep, Commands, Step } from '../advice.ts'
import { policyPermissions } from './access-policy-step.ts'
import { familyAdvice } from './family-advice.ts'
import { bashWord } from '../commands/shell-quote.ts'

/** Advice on a failure that no role of Azure RBAC mends, from the error alone. */
export function adviseOnEvidence(evidence: Evidence): Advice {
  const failures = [evidence, ...evidence.more].filter(({ cause }) => isOutsideRoles(cause))
  const steps = failures.map(stepFor)
  return {
    steps: [...new Map(steps.map((step) => [step.text, step])).values()],
    missingRoles: [],
    leastRoles: [],
  }
}

function isOutsideRoles(cause: Cause): boolean {
  return cause !== 'missing-role' && cause !== 'deny-assignment' && cause !== 'unrecognized'
}

function stepFor(evidence: Evidence): AdviceStep {
  const known = familyAdvice(evidence.family)
  if (known !== undefined) return known
  if (evidence.cause === 'other') return otherSystemStep(evidence)
  return { step: STEP_OF_CAUSE[evidence.cause], text: textFor(evidence, GENERAL_ADVICE[evidence.cause]) }
}

/** Codes of missing roles stand around other failures as well, where their advice would mislead. */
function textFor({ code }: Evidence, otherwise: string): string {
  const known = code === null ? undefined : errorCode(code)
  return known === undefined || known.mendedBy === 'role' ? otherwise : `${known.meaning} ${known.firstStep}`
}

/** A right that another system holds is granted there; what ARM refuses for other reasons is no right at all. */
function otherSystemStep(evidence: Evidence): AdviceStep {
  const { service } = evidence
  if (service === 'resource-manager') {
    return {
      step: 'not-a-role-problem',
      text: textFor(evidence, GENERAL_ADVICE.other),
      ...lockCommands(evidence),
    }
  }
  const commands = elsewhereCommands(evidence)
  const otherwise = service === null ? undefined : ELSEWHERE_ADVICE[service]
  return {
    step: 'grant-elsewhere',
    text: textFor(evidence, otherwise ?? GENERAL_ADVICE.other),
    ...(commands === null ? {} : { commands }),
  }
}

/** The locks at and above what could not be changed. */
function lockCommands({ code, scope }: Evidence): Pick<AdviceStep, 'commands'> {
  if (code !== 'ScopeLocked' || scope === null) return {}
  const url = `${scope}/providers/Microsoft.Authorization/locks?api-version=2020-05-01&$filter=atScope()`
  return { commands: { azureCli: `az rest --method get --url ${bashWord(url)}` } }
}

const ELSEWHERE_ADVICE: Readonly<Partial<Record<Service, string>>> = {
  'key-vault':
    'The vault uses access policies, and none gives this identity the permission; Azure roles do not count for its contents. Someone who may write the vault adds a policy.',
  cosmos:
    'Cosmos DB checks access to data with roles of its own; Azure roles, Owner included, do not count. Someone who may write the account assigns one of its data roles.',
  entra:
    'This is a permission of Microsoft Entra ID or Microsoft Graph, which Azure roles do not give. Ask a directory administrator.',
}

const STEP_OF_CAUSE: Readonly<Record<Cause, Step>> = {
  'missing-role': 'ask',
  'deny-assignment': 'remove-deny',
  network: 'not-a-role-problem',
  'key-auth-disabled': 'not-a-role-problem',
  'bad-key': 'not-a-role-problem',
  policy: 'not-a-role-problem',
  token: 'not-a-role-problem',
  quota: 'not-a-role-problem',
  'not-found': 'not-a-role-problem',
  propagation: 'wait',
  other: 'grant-elsewhere',
  unrecognized: 'ask',
}

const GENERAL_ADVICE: Readonly<Record<Cause, string>> = {
  'missing-role': 'A permission is missing.',
  'deny-assignment': 'A deny assignment blocks this.',
  network:
    'A network rule refused the call before any role was looked at. Call from a network that the resource admits, or ask its owner to add yours under Networking.',
  'key-auth-disabled':
    'The resource takes no API keys, and the call used one. Sign in with Microsoft Entra ID instead (DefaultAzureCredential); if the resource is in key-only mode, its owner must allow role-based access first.',
  'bad-key':
    'The API key does not belong to the endpoint. Copy the key and the endpoint again from the same resource, and check that the region or custom subdomain is right.',
  policy:
    'Azure Policy or a resource lock refused the change; a role does not lift either. Change the request to fit the policy, or ask whoever owns the policy or lock for an exemption.',
  token:
    'No valid sign-in reached the service. Sign in again to the right tenant (az login --tenant …), and check which credential the application really uses.',
  quota:
    'A quota or rate limit is used up. Wait for the time that the answer states, lower the rate, or ask for more quota.',
  'not-found':
    'The thing that was called does not exist under that name. Check the resource, deployment and API version in the address.',
  propagation:
    'Microsoft Entra ID and Azure RBAC take a few minutes to copy a new identity or role assignment everywhere. Wait 10 minutes and try again.',
  other: 'Another system than Azure RBAC refused this, and access must be granted there.',
  unrecognized: 'This is not an authorization failure that I know.',
}

/** Azure's own data-plane role of Cosmos DB that reads and writes items (Azure documentation, "Data plane RBAC"). */
const COSMOS_DATA_CONTRIBUTOR = '00000000-0000-0000-0000-000000000002'

function elsewhereCommands(evidence: Evidence): Commands | null {
  const { service, endpoint, principal } = evidence
  const account = bashWord(endpoint?.split('.')[0] ?? '<account>')
  const objectId = bashWord(principal?.objectId ?? '<object id>')
  switch (service) {
    case 'cosmos':
      return {
        azureCli: `az cosmosdb sql role assignment create --account-name ${account} --resource-group '<resource group>' --scope / --principal-id ${objectId} --role-definition-id ${COSMOS_DATA_CONTRIBUTOR}`,
      }
    case 'key-vault':
      return {
        azureCli: `az keyvault set-policy --name ${account} --object-id ${objectId} ${policyPermissions(evidence.operations)}`,
      }
    default:
      return null
  }
}
