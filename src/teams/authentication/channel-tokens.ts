import { errors, jwtVerify, type JWTPayload } from 'jose'
import type { TeamsChannel } from './teams-channel.ts'
import { SigningKeys } from './signing-keys.ts'

/** Seconds by which clocks may differ, as in the documentation. */
const CLOCK_TOLERANCE = 5 * 60

/** The one channel that tells whom it speaks for: of any other, a client may claim any object id. */
const TEAMS = 'msteams'

export class OtherChannelError extends Error {
  override readonly name = 'OtherChannelError'
}

/** What a token must vouch for. */
export interface Vouched {
  readonly channelId?: string | undefined
  readonly serviceUrl: string
}

/**
 * Verifies the tokens by which the Bot Framework sends activities of Teams, and no others: tokens of Entra, by which
 * emulators and skills call a bot, do not count. Source: "Authentication with the Bot Connector API", "Connector to
 * Bot", steps 1 to 6.
 */
export class ChannelTokens {
  readonly #channel: TeamsChannel
  readonly #appId: string
  readonly #keys: SigningKeys

  constructor(channel: TeamsChannel, appId: string) {
    this.#channel = channel
    this.#appId = appId
    this.#keys = new SigningKeys(channel.openIdMetadataUrl, TEAMS)
  }

  /** `authorization` is the header. Comes to the claims; rejects where the token is not good for that activity. */
  async verify(authorization: string, { channelId, serviceUrl }: Vouched): Promise<JWTPayload> {
    if (channelId !== TEAMS) throw new OtherChannelError('the activity does not come from Teams')
    const [scheme, token, ...rest] = authorization.split(' ')
    if (scheme !== 'Bearer' || token === undefined || rest.length > 0) {
      throw new errors.JWTInvalid('expected a bearer token')
    }
    const { payload } = await jwtVerify(token, this.#keys.of, {
      issuer: this.#channel.issuer,
      audience: this.#appId,
      algorithms: ['RS256'],
      clockTolerance: CLOCK_TOLERANCE,
      requiredClaims: ['exp', 'serviceurl'],
    })
    if (payload['serviceurl'] !== serviceUrl) {
      throw new errors.JWTClaimValidationFailed(
        'expected the serviceUrl of the activity',
        payload,
        'serviceurl',
      )
    }
    return payload
  }
}
