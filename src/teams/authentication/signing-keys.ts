import { createRemoteJWKSet, errors, type JWSHeaderParameters } from 'jose'
import { z } from 'zod'

/** OpenID Connect Discovery 1.0, as much of it as is needed. */
const metadata = z.object({ jwks_uri: z.url({ protocol: /^https?$/ }) })

/**
 * Bot Framework, "Authentication with the Bot Connector API": keys name the channels that they vouch for. Those of Web
 * Chat and Direct Line name none since 2023 (MicrosoftDocs/bot-docs, issue 2300), so that a key without any is not one
 * of Teams.
 */
const endorsedKey = z.object({ kid: z.string(), endorsements: z.array(z.string()) })

/** Milliseconds: for one answer; and after which the address of the keys is asked for again. */
const TIME_LIMIT = 5_000
const DAY = 24 * 60 * 60 * 1000

export class UnendorsedKeyError extends Error {
  override readonly name = 'UnendorsedKeyError'
}

type KeySet = ReturnType<typeof createRemoteJWKSet>

/** The keys of a channel's tokens. An unknown key is looked for again at most every half minute, whoever asks. */
export class SigningKeys {
  readonly #metadataUrl: string
  readonly #channelId: string
  #keySet: Promise<KeySet> | null = null
  #readAt = 0

  constructor(metadataUrl: string, channelId: string) {
    this.#metadataUrl = metadataUrl
    this.#channelId = channelId
  }

  /** Rejects where the key is unknown, is not endorsed for the channel, or cannot be had. */
  readonly of = async (header: JWSHeaderParameters) => {
    if (header.kid === undefined) throw new errors.JWKSNoMatchingKey()
    const keySet = await this.#keys()
    const key = await keySet(header)
    const endorsed = (keySet.jwks()?.keys ?? []).flatMap((each) => endorsedKey.safeParse(each).data ?? [])
    const isEndorsed = endorsed.some(
      ({ kid, endorsements }) => kid === header.kid && endorsements.includes(this.#channelId),
    )
    if (!isEndorsed) throw new UnendorsedKeyError(`expected a key endorsed for \`${this.#channelId}\``)
    return key
  }

  #keys(): Promise<KeySet> {
    if (this.#keySet !== null && Date.now() - this.#readAt < DAY) return this.#keySet
    this.#readAt = Date.now()
    const reading = readKeySet(this.#metadataUrl)
    this.#keySet = reading
    reading.catch(() => {
      if (this.#keySet === reading) this.#keySet = null
    })
    return reading
  }
}

async function readKeySet(metadataUrl: string): Promise<KeySet> {
  const response = await fetch(metadataUrl, { redirect: 'error', signal: AbortSignal.timeout(TIME_LIMIT) })
  if (!response.ok) throw new Error(`expected OpenID metadata, found status ${response.status}`)
  const { jwks_uri: uri } = metadata.parse(await response.json())
  return createRemoteJWKSet(new URL(uri), { timeoutDuration: TIME_LIMIT, cacheMaxAge: DAY })
}
