import { parseArgs } from 'node:util'
import type { ArmRequest } from './sandbox-actions.ts'

const ARM = 'https://management.azure.com'

/** What `az rest` would send to Azure Resource Manager, or why this terminal does not send it. */
export function readAzRest(words: readonly string[]): ArmRequest | string {
  const options = readOptions(words)
  if (typeof options === 'string') return options
  const { method = 'get', url = options.uri, body } = options
  if (method.toLowerCase() !== 'put') return 'Expected --method put; this terminal sends no other requests.'
  const path = url?.startsWith(`${ARM}/`) === true ? url.slice(ARM.length) : url
  if (path?.startsWith('/') !== true || path.startsWith('//')) {
    return `Expected --url with an ARM id that starts with a slash, or an address at ${ARM}.`
  }
  try {
    return { path, body: JSON.parse(body ?? '') }
  } catch {
    return 'Expected --body with JSON.'
  }
}

type Options = Partial<Record<'method' | 'url' | 'uri' | 'body', string>>

function readOptions(words: readonly string[]): Options | string {
  try {
    return parseArgs({
      args: [...words],
      options: {
        method: { type: 'string', short: 'm' },
        url: { type: 'string', short: 'u' },
        uri: { type: 'string' },
        body: { type: 'string', short: 'b' },
        output: { type: 'string', short: 'o' },
      },
    }).values
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault)
  }
}
