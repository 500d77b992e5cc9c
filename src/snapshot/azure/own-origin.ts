import type { PipelinePolicy } from '@azure/core-rest-pipeline'

/** A request to another host, which would be sent the token; a list that goes on there is read in part only. */
export class ElsewhereError extends Error {
  override readonly name = 'ElsewhereError'
}

/** Throws an `ElsewhereError` where `url` is not below `endpoint`. */
export function stayAt(endpoint: string, url: string): void {
  const { origin } = new URL(endpoint)
  if (!URL.canParse(url) || new URL(url).origin !== origin) {
    throw new ElsewhereError(`expected a request to ${origin}`)
  }
}

/**
 * Lets requests go to the endpoint alone. The SDK follows the paging links of an answer wherever they lead, and takes
 * the token along.
 */
export function ownOriginPolicy(endpoint: string): PipelinePolicy {
  return {
    name: 'rolecallOwnOrigin',
    sendRequest: async (request, next) => {
      stayAt(endpoint, request.url)
      return next(request)
    },
  }
}
