import type { TokenService } from '../chat/token-service/token-service.ts'
import { startTokenService } from '../chat/token-service/token-service.ts'
import type { Sandbox } from '../sandbox.ts'
import { personas } from './personas.ts'

/** The OAuth connection of the bot in Contoso. */
export const CONNECTION_NAME = 'azure'

/** Lets the people of Contoso sign in to the bot, which then acts with their own tokens. */
export function startContosoSignIn(sandbox: Sandbox): Promise<TokenService> {
  return startTokenService({
    tenantId: sandbox.tenant.tenant.tenantId,
    personas,
    connectionName: CONNECTION_NAME,
    applicationIdUri: 'api://rolecall.contoso.com/botid-cc4865f7-d1b6-4705-9615-642d9238bebe',
    issueToken: (personId, scope) => sandbox.credentialFor(personId).getToken(scope),
  })
}
