import { AuthenticationConstants, ClaimsIdentity, type UserTokenClient } from 'botframework-connector'
import { OutboxAuthentication } from './outbox/outbox-authentication.ts'

/** A bot that nobody authenticates has no application id, without which botbuilder asks for no sign-in. */
export class AnonymousAuthentication extends OutboxAuthentication {
  override createUserTokenClient(): Promise<UserTokenClient> {
    const appId = { type: AuthenticationConstants.AudienceClaim, value: '' }
    return super.createUserTokenClient(new ClaimsIdentity([appId]))
  }
}
