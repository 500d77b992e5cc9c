import {
  resourceGroupOf,
  resourceTypeOf,
  scopeName,
  scopesEqual,
  subscriptionIdOf,
} from '../../rbac/scope.ts'
import type { SandboxContext } from '../context.ts'
import type { Answer, SandboxRequest } from '../exchange.ts'
import type { TenantResource } from '../tenant.ts'
import { barrier, isUnreadable } from './authorize.ts'
import { notAllowed, parentResourceNotFound, resourceNotFound } from './errors.ts'
import { listedKeys } from './keys.ts'
import { listAnswer } from './list.ts'

/**
 * `/{resourceId}`, a collection such as `/{resourceId}/connections`, or a call such as
 * `POST /{resourceId}/listKeys`. Resources do not change here: a write is judged, and goes no further.
 */
export function answerResources(
  path: string,
  callerId: string,
  request: SandboxRequest,
  context: SandboxContext,
): Answer {
  switch (request.method) {
    case 'GET':
      return isCollection(path)
        ? listResources(path, callerId, request, context)
        : getResource(path, callerId, context)
    case 'POST':
      return callAction(parentOf(path), scopeName(path), callerId, context)
    case 'PUT':
    case 'PATCH':
      return (
        barrier({ callerId, action: `${typeOf(path)}/write`, scope: path }, context) ??
        notAllowed(request.method)
      )
    case 'DELETE':
      return (
        barrier({ callerId, action: `${typeOf(path)}/delete`, scope: path }, context) ??
        notAllowed(request.method)
      )
    default:
      return notAllowed(request.method)
  }
}

function getResource(id: string, callerId: string, context: SandboxContext): Answer {
  const barred = barrier({ callerId, action: `${typeOf(id)}/read`, scope: id, reads: 'resource' }, context)
  if (barred !== null) return barred
  const found = context.store.resource(id)
  if (found !== null) return { status: 200, body: found }
  const parent = parentResource(id)
  return parent !== null && context.store.resource(parent) === null
    ? parentResourceNotFound(withoutProvider(typeOf(id)), parent)
    : missingResource(id)
}

function listResources(
  path: string,
  callerId: string,
  request: SandboxRequest,
  context: SandboxContext,
): Answer {
  const type = typeOf(`${path}/any`)
  const parent = parentOf(path)
  const scope = isResource(parent) ? parent : upToProvider(path)
  const barred = barrier({ callerId, action: `${type}/read`, scope, reads: 'resource' }, context)
  if (barred !== null) return barred
  if (isResource(parent) && context.store.resource(parent) === null) {
    return parentResourceNotFound(withoutProvider(type), parent)
  }
  const found = context.store.tenant.resources.filter(
    (resource) => isInCollection(resource, path, type) && !isUnreadable('resource', resource.id, context),
  )
  return listAnswer(found, request, context)
}

/** A subscription's collection of a type reaches into its resource groups. */
function isInCollection(resource: TenantResource, path: string, type: string): boolean {
  if (scopesEqual(parentOf(resource.id), path)) return true
  return (
    resourceGroupOf(path) === null &&
    subscriptionIdOf(resource.id)?.toLowerCase() === subscriptionIdOf(path)?.toLowerCase() &&
    resource.type.toLowerCase() === type.toLowerCase()
  )
}

function callAction(id: string, name: string, callerId: string, context: SandboxContext): Answer {
  const barred = barrier({ callerId, action: `${typeOf(id)}/${name}/action`, scope: id }, context)
  if (barred !== null) return barred
  const found = context.store.resource(id)
  if (found === null) return missingResource(id)
  const keys = listedKeys(found, name)
  return keys === null ? notAllowed('POST') : { status: 200, body: keys }
}

function missingResource(id: string): Answer {
  return resourceNotFound(id.slice(providerAt(id) + '/providers/'.length), resourceGroupOf(id))
}

function typeOf(id: string): string {
  return resourceTypeOf(id) ?? 'Microsoft.Resources/resources'
}

function isCollection(path: string): boolean {
  return path.slice(providerAt(path) + 1).split('/').length % 2 === 1
}

function isResource(path: string): boolean {
  return resourceTypeOf(path) !== null && !isCollection(path)
}

function parentResource(id: string): string | null {
  const parent = parentOf(parentOf(id))
  return isResource(parent) ? parent : null
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}

function upToProvider(path: string): string {
  return path.slice(0, providerAt(path))
}

function providerAt(path: string): number {
  return path.toLowerCase().lastIndexOf('/providers/')
}

function withoutProvider(type: string): string {
  return type.slice(type.indexOf('/') + 1)
}
