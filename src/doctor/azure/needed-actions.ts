import { READ_TYPES } from '../../knowledge/api-versions.ts'
import { operationsNamed } from '../../knowledge/catalogue/operations.ts'
import { READ_CHECKS } from './read-checks.ts'

/** Every kind of resource that a question may be about, whether or not there is one yet. */
export const RESOURCE_ACTIONS: readonly string[] = [
  'Microsoft.Resources/subscriptions/resourceGroups/read',
  ...READ_TYPES.map((type) => actionNamed(`${type}/read`)),
]

/** What the role of the identity that reads Azure has to hold. */
export const NEEDED_ACTIONS: readonly string[] = [
  ...new Set([
    ...Object.values(READ_CHECKS).flatMap(({ service, needs }) => (service === 'directory' ? [] : needs)),
    ...RESOURCE_ACTIONS,
  ]),
].toSorted()

/** As Azure publishes it: Resource Graph writes types in lower case. */
export function actionNamed(name: string): string {
  return operationsNamed(name)[0]?.name ?? name
}
