import type { TokenService } from '../chat/token-service/token-service.ts'
import { startTokenService } from '../chat/token-service/token-service.ts'
import type { Sandbox } from '../sandbox.ts'
import { personas } from './personas.ts'

/** Lets the people of Contoso sign in to the bot, which then acts with their own tokens. */
export function startContosoSignIn(sandbox: Sandbox, connectionName: string): Promise<TokenService> {
  return startTokenService({
    tenantId: sandbox.tenant.tenant.tenantId,
    personas,
    connectionName,
    applicationIdUri: 'api://rolecall.contoso.com/botid-cc4865f7-d1b6-4705-9615-642d9238bebe',
    issueToken: (personId, scope) => sandbox.credentialFor(personId).getToken(scope),
  })
}
