import { scopeName } from '../../rbac/scope.ts'
import type { Answer } from '../exchange.ts'

/** ARM's error body. */
export function armError(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } }
}

export function notAllowed(method: string): Answer {
  return armError(405, 'MethodNotAllowed', `The HTTP method '${method}' is not supported at scope.`)
}

export function noLicence(): Answer {
  return armError(
    400,
    'AadPremiumLicenseRequired',
    'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.',
  )
}

export function invalidContent(text: string): Answer {
  return armError(
    400,
    'InvalidRequestContent',
    `The request content was invalid and could not be deserialized: '${text}'.`,
  )
}

export function subscriptionNotFound(id: string): Answer {
  return armError(404, 'SubscriptionNotFound', `The subscription '${id}' could not be found.`)
}

export function resourceGroupNotFound(name: string): Answer {
  return armError(404, 'ResourceGroupNotFound', `Resource group '${name}' could not be found.`)
}

export function managementGroupNotFound(id: string): Answer {
  return armError(404, 'NotFound', `'${id}' not found`)
}

/** `path` is the provider, types and names of the id, as ARM writes them. */
export function resourceNotFound(path: string, resourceGroup: string | null): Answer {
  const where = resourceGroup === null ? '' : ` under resource group '${scopeName(resourceGroup)}'`
  return armError(
    404,
    'ResourceNotFound',
    `The Resource '${path}'${where} was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
  )
}

export function parentResourceNotFound(type: string, parentId: string): Answer {
  return armError(
    404,
    'ParentResourceNotFound',
    `Failed to perform 'read' on resource(s) of type '${type}', because the parent resource '${parentId}' could not be found.`,
  )
}

export function badSkipToken(): Answer {
  return armError(400, 'InvalidSkipToken', 'The skip token is not valid.')
}
