import type { ContainerClient } from '@azure/storage-blob'
import { bashWord } from '../../advice/commands/shell-quote.ts'
import { failed, fix, ok, type Fix, type Outcome } from '../check.ts'
import { signInFault } from '../sign-in-fault.ts'
import type { ContainerProbe } from './container-probe.ts'

/** Storage Blob Data Contributor. */
const BLOB_DATA_CONTRIBUTOR = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

export interface ContainerTrial {
  readonly open: () => Promise<ContainerClient>
  /** `https://<account>.blob.core.windows.net/<container>` */
  readonly url: string
  readonly probe: (container: ContainerClient, signal: AbortSignal) => Promise<ContainerProbe>
  /** of the identity that writes there; null where it is not known */
  readonly objectId: string | null
  /** a sentence: what does not work without it */
  readonly means: string
}

/** Writes, reads back and, where that is allowed for, deletes. */
export async function examineContainer(trial: ContainerTrial, signal: AbortSignal): Promise<Outcome> {
  const { open, url, probe, objectId, means } = trial
  const place = placeOf(url)
  try {
    const result = await probe(await open(), signal)
    switch (result.kind) {
      case 'kept':
        return ok(`${place.container} in ${place.account}: written and read back`)
      case 'altered':
        return failed(
          'what was written came back changed',
          fix(`See what stands between this machine and ${place.host}.`),
          means,
        )
      case 'refused':
        return failed(saidOf(result), cureOf(result, place, objectId), means)
      default:
        return result satisfies never
    }
  } catch (fault) {
    const known = signInFault(fault, { clientId: null, tenantId: null })
    if (known === null) throw fault
    return failed(`no token: ${known.why}`, known.fix, means)
  }
}

type Refusal = Extract<ContainerProbe, { kind: 'refused' }>

interface Place {
  readonly host: string
  readonly account: string
  readonly container: string
}

function placeOf(url: string): Place {
  const { host, pathname } = new URL(url)
  return { host, account: host.split('.')[0] ?? host, container: pathname.split('/').at(-1) ?? '' }
}

function saidOf({ tried, status, code }: Refusal): string {
  if (status === undefined) return 'no answer'
  return `could not ${tried}: it answered ${status}${code === undefined ? '' : ` (${code})`}`
}

/** Azure Storage documentation, "Blob service error codes". */
function cureOf(
  { tried, status, code }: Refusal,
  { host, account, container }: Place,
  objectId: string | null,
): Fix {
  const inAccount = `--account-name ${bashWord(account)} --name ${bashWord(container)}`
  switch (code) {
    case 'ContainerNotFound':
      return fix(
        'Make the container, without public access.',
        `az storage container create ${inAccount} --auth-mode login`,
      )
    case 'AuthorizationPermissionMismatch':
      return fix(
        'Give the identity the role Storage Blob Data Contributor on that container; it takes some minutes.',
        `ACCOUNT=$(az storage account show --name ${bashWord(account)} --query id --output tsv)`,
        `az role assignment create --role ${BLOB_DATA_CONTRIBUTOR} --assignee-object-id ${bashWord(objectId ?? '<object id>')} --assignee-principal-type ServicePrincipal --scope "$ACCOUNT/blobServices/default/containers/"${bashWord(container)}`,
      )
    case 'AuthorizationFailure':
      return fix(
        'Let this machine through the network rules of the storage account: its subnet, its address, or a private endpoint.',
        `az storage account show --name ${bashWord(account)} --query "{publicNetworkAccess:publicNetworkAccess, rules:networkRuleSet}"`,
      )
    case 'BlobImmutableDueToPolicy':
      return fix(
        'Name a container without an immutability policy: what is remembered between turns is changed and deleted.',
        `az storage container immutability-policy show --account-name ${bashWord(account)} --container-name ${bashWord(container)}`,
      )
    default:
      return status === undefined
        ? fix(
            `See whether the name is right, and let this machine out to ${host}, port 443.`,
            `nslookup ${host}`,
          )
        : fix(
            tried === 'write' && status === 403
              ? 'See the role of the identity on the container, and the network rules of the account.'
              : 'Run it again in a minute; if it stays, see the health of the storage account.',
            `az storage account show --name ${bashWord(account)} --query "{state:statusOfPrimary, rules:networkRuleSet}"`,
          )
  }
}
