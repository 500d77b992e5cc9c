import { decodeJwt } from 'jose'
import { z } from 'zod'

/** Whom an access token speaks for. Nothing is decided by it: the token is read by whom it was given to. */
export interface TokenIdentity {
  readonly objectId: string
  readonly clientId: string | null
  readonly tenantId: string
  readonly kind: 'managed-identity' | 'application' | 'person'
  /** how it was got, in words: `a managed identity` */
  readonly by: string
  /** application permissions, such as `Directory.Read.All`; delegated ones of a person's token */
  readonly permissions: readonly string[]
}

/** Microsoft identity platform documentation, "Access token claims reference". */
const claims = z.object({
  oid: z.guid(),
  tid: z.guid(),
  appid: z.guid().optional(),
  azp: z.guid().optional(),
  /** 0: a public client; 1: a secret; 2: a certificate or an assertion */
  appidacr: z.string().optional(),
  azpacr: z.string().optional(),
  idtyp: z.string().optional(),
  /** ARM id of a managed identity */
  xms_mirid: z.string().optional(),
  roles: z.array(z.string()).optional(),
  scp: z.string().optional(),
})

/** Client ids of tools that people sign in with (Microsoft documentation, "Verify first-party Microsoft applications"). */
const TOOLS: Readonly<Record<string, string>> = {
  '04b07795-8ddb-461a-bbee-02f9e1bf7b46': 'the Azure CLI',
  '1950a258-227b-4e31-a9cf-717495945fc2': 'Azure PowerShell',
  'aebc6443-996d-45c2-90f0-388ff96faa56': 'Visual Studio Code',
}

/** Null for a token that is none of Entra's. */
export function identityOfToken(token: string): TokenIdentity | null {
  const parsed = claims.safeParse(payloadOf(token))
  if (!parsed.success) return null
  const { oid, tid, appid, azp, appidacr, azpacr, idtyp, xms_mirid, roles, scp } = parsed.data
  const clientId = appid ?? azp ?? null
  const about = { objectId: oid, tenantId: tid, clientId, permissions: roles ?? scp?.split(' ') ?? [] }
  if (xms_mirid !== undefined) return { ...about, kind: 'managed-identity', by: 'a managed identity' }
  if (idtyp === 'user' || (idtyp === undefined && scp !== undefined)) {
    return { ...about, kind: 'person', by: `a person, by ${TOOLS[clientId ?? ''] ?? 'a tool'}` }
  }
  return { ...about, kind: 'application', by: applicationBy(appidacr ?? azpacr) }
}

function applicationBy(proof: string | undefined): string {
  switch (proof) {
    case '1':
      return 'an application, by a secret'
    case '2':
      return 'an application, by a certificate or a federated identity'
    default:
      return 'an application'
  }
}

function payloadOf(token: string): unknown {
  try {
    return decodeJwt(token)
  } catch {
    return null
  }
}
