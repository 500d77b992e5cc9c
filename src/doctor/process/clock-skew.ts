import {
  createDefaultHttpClient,
  createPipelineFromOptions,
  createPipelineRequest,
} from '@azure/core-rest-pipeline'
import type { AzureConnection } from '../../snapshot/azure/connection.ts'
import { failed, fix, ok, warning, type Examination } from '../check.ts'

/** Seconds: Entra takes tokens from a clock that is five minutes off, and the header tells whole seconds. */
const TOLERATED = 300
const NOTABLE = 30

/** This machine's clock beside that of Azure Resource Manager, which tells it also to those whom it does not know. */
export function clockSkew({ cloud, certificateAuthority }: AzureConnection, clock: () => Date): Examination {
  return {
    id: 'clock',
    title: 'Network and clock',
    examine: async (abortSignal) => {
      const pipeline = createPipelineFromOptions({
        retryOptions: { maxRetries: 0 },
        ...(certificateAuthority === undefined ? {} : { tlsOptions: { ca: certificateAuthority } }),
      })
      const request = createPipelineRequest({
        url: `${cloud.armEndpoint}/subscriptions?api-version=2022-12-01`,
        abortSignal,
      })
      const answer = await pipeline.sendRequest(createDefaultHttpClient(), request).catch(() => null)
      if (answer === null) {
        const { host } = new URL(cloud.armEndpoint)
        return failed(
          `${host} does not answer`,
          fix(`Let this machine out to ${host}, port 443.`, `curl -I ${cloud.armEndpoint}`),
        )
      }
      const told = Date.parse(answer.headers.get('date') ?? '')
      if (Number.isNaN(told)) return ok('Azure answers, and does not tell the time')
      return outcomeOf(Math.round((clock().getTime() - told) / 1000))
    },
  }
}

function outcomeOf(ahead: number) {
  const seconds = Math.abs(ahead)
  if (seconds < NOTABLE) return ok('Azure answers, and the clock agrees with its own')
  const found = `the clock is ${seconds} seconds ${ahead > 0 ? 'ahead of' : 'behind'} that of Azure`
  const cure = fix(
    'Set the clock of the machine, or let it follow a time server.',
    'timedatectl set-ntp true',
  )
  return seconds > TOLERATED
    ? failed(found, cure, 'Tokens are refused as expired or not yet valid.')
    : warning(found, cure)
}
