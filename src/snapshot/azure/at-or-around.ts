import { resourceGroupOf, scopeLevel, subscriptionIdOf } from '../../rbac/scope.ts'
import { isNotThere } from './reading.ts'

/**
 * What holds for something that is yet to be created is what holds above it: what is listed at a scope that does
 * not exist is asked for at the group or subscription around it.
 */
export async function atOrAround<T>(scope: string, list: (place: string) => Promise<T>): Promise<T> {
  try {
    return await list(scope)
  } catch (error) {
    const around = isNotThere(error) ? scopeAround(scope) : null
    if (around === null) throw error
    return atOrAround(around, list)
  }
}

/** null above groups */
function scopeAround(scope: string): string | null {
  const level = scopeLevel(scope)
  if (level === 'resource') return resourceGroupOf(scope)
  return level === 'resource-group' ? `/subscriptions/${subscriptionIdOf(scope) ?? ''}` : null
}
