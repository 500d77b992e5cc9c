import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import { PartialListError } from './rest.ts'

/**
 * Lets requests go to the endpoint alone. The SDK follows the paging links of an answer wherever they lead, and takes
 * the token along.
 */
export function ownOriginPolicy(endpoint: string): PipelinePolicy {
  const { origin } = new URL(endpoint)
  return {
    name: 'rolecallOwnOrigin',
    sendRequest: async (request, next) => {
      if (new URL(request.url).origin !== origin) {
        throw new PartialListError(`a page of ${endpoint} links to one elsewhere`)
      }
      return next(request)
    },
  }
}
