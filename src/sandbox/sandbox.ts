import { createLoopbackCertificate } from './certificate.ts'
import type { LoggedWrite, SandboxContext } from './context.ts'
import { READER_ID, SandboxCredential } from './credential.ts'
import { Faults } from './faults.ts'
import { TeamsInGraph } from './graph/teams-messages.ts'
import { Pace } from './pace.ts'
import { answerRequest, listen, type LoggedRequest } from './server.ts'
import { TenantStore } from './tenant-store.ts'
import type { Tenant } from './tenant.ts'

export interface SandboxOptions {
  readonly tenant: Tenant
  /** any free port where it is left out */
  readonly port?: number
  /** items in one page of a list; 100 where it is left out */
  readonly pageSize?: number
  readonly clock?: () => Date
  /** milliseconds before each answer; none where it is left out */
  readonly latency?: number
}

/** A tenant that answers like Azure Resource Manager, Resource Graph and Microsoft Graph on 127.0.0.1. */
export interface Sandbox {
  /** `https://127.0.0.1:{port}` */
  readonly armEndpoint: string
  /** `https://127.0.0.1:{port}`, to which clients add `/v1.0` */
  readonly graphEndpoint: string
  /** PEM, for `tlsOptions: { ca }` */
  readonly certificateAuthority: string
  /** the bot's own identity: reads everything that is not called unreadable, and writes nothing */
  readonly readerCredential: SandboxCredential
  /** signs in a principal of the tenant by its object id */
  readonly credentialFor: (principalId: string) => SandboxCredential
  /** where to reach a service by its host name: `https://127.0.0.1:{port}/data/{host}` */
  readonly dataPlaneUrl: (host: string) => string
  readonly tenant: TenantStore
  /** messages that Microsoft Graph shows to the bot's own app; none until something is connected that plays Teams */
  readonly teams: TeamsInGraph
  /** every request that was answered, oldest first */
  readonly requests: readonly LoggedRequest[]
  /** every attempt to change something through Resource Manager, oldest first */
  readonly writes: readonly LoggedWrite[]
  readonly faults: Faults
  readonly pace: Pace
  readonly close: () => Promise<void>
}

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const clock = options.clock ?? (() => new Date())
  const store = new TenantStore(options.tenant, clock)
  const teams = new TeamsInGraph()
  const faults = new Faults()
  const pace = new Pace(options.latency ?? 0)
  const requests: LoggedRequest[] = []
  const writes: LoggedWrite[] = []
  const certificate = await createLoopbackCertificate()
  const server = await listen(
    certificate,
    options.port ?? 0,
    (request) => pace.answer(request, () => answerRequest(request, faults, contextOf(request.url.origin))),
    (request) => requests.push(request),
  )
  const origin = `https://127.0.0.1:${server.port}`

  function contextOf(requestOrigin: string): SandboxContext {
    const logWrite = (write: LoggedWrite) => void writes.push(write)
    return { store, teams, clock, pageSize: options.pageSize ?? 100, origin: requestOrigin, logWrite }
  }

  return {
    armEndpoint: origin,
    graphEndpoint: origin,
    certificateAuthority: certificate.certificate,
    readerCredential: new SandboxCredential(
      { principalId: READER_ID, tenantId: options.tenant.tenantId, isApplication: true },
      clock,
    ),
    credentialFor: (principalId) =>
      new SandboxCredential(
        {
          principalId,
          tenantId: options.tenant.tenantId,
          isApplication: store.directory.find(principalId)?.kind === 'servicePrincipal',
        },
        clock,
      ),
    dataPlaneUrl: (host) => `${origin}/data/${host}`,
    tenant: store,
    teams,
    requests,
    writes,
    faults,
    pace,
    close: server.close,
  }
}
