import type { TokenCredential } from '@azure/core-auth'
import type { PipelineOptions } from '@azure/core-rest-pipeline'
import { PATIENCE, type Patience } from './patience.ts'
import type { BudgetSize } from './read-budget.ts'

/** The public, US Government and China clouds, and any other that speaks ARM. */
export interface AzureCloud {
  readonly name: string
  /** without a trailing slash */
  readonly armEndpoint: string
  readonly armScope: string
  readonly graphEndpoint: string
  readonly graphScope: string
  /** where Microsoft Entra ID signs in */
  readonly authorityHost: string
  /** where people work with Azure; without a trailing slash */
  readonly portal: string
}

/** Azure documentation, "National clouds" and "Azure Government developer guide". */
export const CLOUDS = {
  public: {
    name: 'public',
    armEndpoint: 'https://management.azure.com',
    armScope: 'https://management.azure.com/.default',
    graphEndpoint: 'https://graph.microsoft.com',
    graphScope: 'https://graph.microsoft.com/.default',
    authorityHost: 'https://login.microsoftonline.com',
    portal: 'https://portal.azure.com',
  },
  'us-government': {
    name: 'us-government',
    armEndpoint: 'https://management.usgovcloudapi.net',
    armScope: 'https://management.usgovcloudapi.net/.default',
    graphEndpoint: 'https://graph.microsoft.us',
    graphScope: 'https://graph.microsoft.us/.default',
    authorityHost: 'https://login.microsoftonline.us',
    portal: 'https://portal.azure.us',
  },
  china: {
    name: 'china',
    armEndpoint: 'https://management.chinacloudapi.cn',
    armScope: 'https://management.chinacloudapi.cn/.default',
    graphEndpoint: 'https://microsoftgraph.chinacloudapi.cn',
    graphScope: 'https://microsoftgraph.chinacloudapi.cn/.default',
    authorityHost: 'https://login.chinacloudapi.cn',
    portal: 'https://portal.azure.cn',
  },
} as const satisfies Record<string, AzureCloud>

export type CloudName = keyof typeof CLOUDS

/** How to reach one cloud as one identity. */
export interface AzureConnection {
  readonly cloud: AzureCloud
  readonly credential: TokenCredential
  /** PEM of a certificate authority to trust besides the usual ones; for a cloud on loopback */
  readonly certificateAuthority?: string
  /** `PATIENCE` where left out */
  readonly patience?: Patience
  /** what Azure allows one identity where left out */
  readonly budgets?: { readonly arm: BudgetSize; readonly resourceGraph: BudgetSize }
}

/** What every client of the SDK is to know of a connection. */
export function pipelineOptions({
  certificateAuthority,
  patience = PATIENCE,
}: AzureConnection): Pick<PipelineOptions, 'retryOptions' | 'tlsOptions'> {
  return {
    retryOptions: { retryDelayInMs: patience.retryDelay },
    ...(certificateAuthority === undefined ? {} : { tlsOptions: { ca: certificateAuthority } }),
  }
}
