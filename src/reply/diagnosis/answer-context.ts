import type { Resource } from '../../question/question.ts'
import { scopesEqual } from '../../rbac/scope.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import { cleanName } from '../clean-text.ts'
import { resourceDescription } from '../place.ts'
import type { Answered, DiagnosedResource } from './diagnosis.ts'
import { verdictsInHeadline } from './headline.ts'

/**
 * What the place is that the headline names, below it: `Azure OpenAI in resource group rg-ai`. Where it names others than the
 * one that was asked about, this says so: `Azure OpenAI in resource group rg-ai, for proj-assistant`.
 */
export function answerContext(answered: Answered, maximum: number): string | null {
  const { resource } = answered
  if (resource === null) return null
  const asked = resourceDescription(resource, kindOf(resource, answered), maximum)
  const named = resourcesOf(verdictsInHeadline(answered))
  if (named.length === 0 || named.some(({ id }) => scopesEqual(id, resource.id))) return asked
  const [only, ...others] = named
  const name = cleanName(resource.name, maximum)
  return only === undefined || others.length > 0
    ? `${name}: ${asked}`
    : `${resourceDescription(only, only.kind, maximum)}, for ${name}`
}

function resourcesOf(verdicts: readonly Verdict[]): readonly Resource[] {
  const resources = verdicts.flatMap(({ requirement: { resource } }) => resource ?? [])
  return [...new Map(resources.map((each) => [each.id.toLowerCase(), each])).values()]
}

function kindOf(resource: DiagnosedResource, { verdicts, evidence }: Answered): string | null {
  const known = verdicts
    .flatMap(({ requirement }) => [requirement.resource, requirement.actor])
    .find((each) => each !== null && scopesEqual(each.id, resource.id))
  return known?.kind ?? resource.kind ?? (evidence?.service === 'azure-openai' ? 'OpenAI' : null)
}
