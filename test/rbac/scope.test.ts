import { describe, expect, it } from 'vitest'
import {
  isAtOrAbove,
  isBelow,
  managementGroupName,
  resourceGroupOf,
  resourceTypeOf,
  scopeDepth,
  scopeFault,
  scopeLevel,
  scopeName,
  scopesEqual,
  subscriptionIdOf,
  withoutAuthorizationSuffix,
} from '../../src/rbac/scope.ts'
import { GROUP, managementGroup, MANAGEMENT_GROUP, SUBSCRIPTION } from '../builders/places.ts'

const SUBSCRIPTION_ID = '11111111-2222-4333-8444-555555555555'
const ACCOUNT = `${GROUP}/providers/Microsoft.Storage/storageAccounts/stcontoso`
const CONTAINER = `${ACCOUNT}/blobServices/default/containers/docs`
const SUBSCRIPTION_RESOURCE = `${SUBSCRIPTION}/providers/Microsoft.Insights/diagnosticSettings/all`
const LOCK = `${ACCOUNT}/providers/Microsoft.Authorization/locks/keep`

describe('the level of a scope', () => {
  it.each([
    { scope: '/', level: 'root' },
    { scope: '', level: 'root' },
    { scope: MANAGEMENT_GROUP, level: 'management-group' },
    { scope: MANAGEMENT_GROUP.toUpperCase(), level: 'management-group' },
    { scope: SUBSCRIPTION, level: 'subscription' },
    { scope: `${SUBSCRIPTION}/`, level: 'subscription' },
    { scope: GROUP, level: 'resource-group' },
    { scope: GROUP.toLowerCase(), level: 'resource-group' },
    { scope: `/${GROUP}/ `, level: 'resource-group' },
    { scope: ` ${MANAGEMENT_GROUP}//`, level: 'management-group' },
    { scope: ACCOUNT, level: 'resource' },
    { scope: CONTAINER, level: 'resource' },
    { scope: SUBSCRIPTION_RESOURCE, level: 'resource' },
  ])('$scope is $level', ({ scope, level }) => {
    expect(scopeLevel(scope)).toBe(level)
  })
})

describe('whether an assignment reaches a scope', () => {
  it.each([
    { sentence: 'the same scope', scope: GROUP, target: GROUP, reaches: true },
    { sentence: 'the same scope in another case', scope: GROUP.toUpperCase(), target: GROUP, reaches: true },
    { sentence: 'the same scope with a slash at its end', scope: `${GROUP}/`, target: GROUP, reaches: true },
    { sentence: 'the same scope with spaces around it', scope: ` ${GROUP} `, target: GROUP, reaches: true },
    {
      sentence: 'the same scope with doubled slashes',
      scope: GROUP.replaceAll('/', '//'),
      target: GROUP,
      reaches: true,
    },
    { sentence: 'a group with doubled slashes', scope: `${GROUP}//`, target: ACCOUNT, reaches: true },
    {
      sentence: 'a resource with doubled slashes',
      scope: GROUP,
      target: ACCOUNT.replaceAll('/', '//'),
      reaches: true,
    },
    { sentence: 'the root with a doubled slash', scope: '//', target: ACCOUNT, reaches: true },
    { sentence: 'the root reaches a resource', scope: '/', target: ACCOUNT, reaches: true },
    { sentence: 'the root reaches a management group', scope: '/', target: MANAGEMENT_GROUP, reaches: true },
    { sentence: 'a subscription reaches its group', scope: SUBSCRIPTION, target: GROUP, reaches: true },
    { sentence: 'a group reaches its resource', scope: GROUP, target: ACCOUNT, reaches: true },
    { sentence: 'a resource reaches its child', scope: ACCOUNT, target: CONTAINER, reaches: true },
    {
      sentence: 'a resource in another case reaches its child',
      scope: ACCOUNT.toLowerCase(),
      target: CONTAINER,
      reaches: true,
    },
    { sentence: 'a resource does not reach its group', scope: ACCOUNT, target: GROUP, reaches: false },
    { sentence: 'a child does not reach its resource', scope: CONTAINER, target: ACCOUNT, reaches: false },
    { sentence: 'rg-ai does not reach rg-ai-prod', scope: GROUP, target: `${GROUP}-prod`, reaches: false },
    {
      sentence: 'stcontoso does not reach stcontoso2',
      scope: ACCOUNT,
      target: `${ACCOUNT}2`,
      reaches: false,
    },
    {
      sentence: 'a subscription does not reach another',
      scope: SUBSCRIPTION,
      target: GROUP.replace('1111', '9999'),
      reaches: false,
    },
  ])('$sentence', ({ scope, target, reaches }) => {
    expect(isAtOrAbove(scope, target, [])).toBe(reaches)
  })

  it.each([
    {
      sentence: 'a management group above the subscription reaches',
      names: ['contoso-platform'],
      reaches: true,
    },
    { sentence: 'its name is compared without regard to case', names: ['Contoso-PLATFORM'], reaches: true },
    { sentence: 'any ancestor counts', names: ['contoso-ai', 'contoso-platform'], reaches: true },
    { sentence: 'a management group beside it does not', names: ['contoso-ai'], reaches: false },
    { sentence: 'nothing is assumed where no ancestors are known', names: [], reaches: false },
  ])('$sentence', ({ names, reaches }) => {
    expect(isAtOrAbove(MANAGEMENT_GROUP, ACCOUNT, names)).toBe(reaches)
  })

  it.each([
    { sentence: 'a child is below', scope: CONTAINER, target: ACCOUNT, below: true },
    { sentence: 'case does not matter', scope: CONTAINER.toUpperCase(), target: ACCOUNT, below: true },
    { sentence: 'everything is below the root', scope: SUBSCRIPTION, target: '/', below: true },
    { sentence: 'nothing is below itself', scope: ACCOUNT, target: ACCOUNT, below: false },
    { sentence: 'a resource is not below its child', scope: ACCOUNT, target: CONTAINER, below: false },
    { sentence: 'stcontoso2 is not below stcontoso', scope: `${ACCOUNT}2`, target: ACCOUNT, below: false },
  ])('below: $sentence', ({ scope, target, below }) => {
    expect(isBelow(scope, target)).toBe(below)
  })

  it('equal scopes differ at most in case and a last slash', () => {
    expect(scopesEqual(`${ACCOUNT.toUpperCase()}/`, ACCOUNT)).toBe(true)
    expect(scopesEqual(ACCOUNT, CONTAINER)).toBe(false)
  })
})

it('scopes are each deeper than those above them, however long their ids', () => {
  const depths = ['/', MANAGEMENT_GROUP, SUBSCRIPTION, GROUP, ACCOUNT, CONTAINER].map(scopeDepth)
  expect(depths).toEqual(depths.toSorted((left, right) => left - right))
  expect(new Set(depths).size).toBe(depths.length)
})

describe('parts of a scope', () => {
  it.each([
    { scope: MANAGEMENT_GROUP, name: 'contoso-platform' },
    { scope: managementGroup('CORP'), name: 'corp' },
    { scope: '/providers/Microsoft.Management/managementGroups/', name: null },
    { scope: `${MANAGEMENT_GROUP}/providers/Microsoft.Authorization/roleAssignments/1`, name: null },
    { scope: SUBSCRIPTION, name: null },
    { scope: '/', name: null },
  ])('the management group of $scope: $name', ({ scope, name }) => {
    expect(managementGroupName(scope)).toBe(name)
  })

  it.each([
    { scope: ACCOUNT, id: SUBSCRIPTION_ID },
    { scope: SUBSCRIPTION.replace('subscriptions', 'SUBSCRIPTIONS'), id: SUBSCRIPTION_ID },
    { scope: MANAGEMENT_GROUP, id: null },
    { scope: ` /${SUBSCRIPTION} `, id: SUBSCRIPTION_ID },
    { scope: '/subscriptions', id: null },
    { scope: '/', id: null },
  ])('the subscription of $scope: $id', ({ scope, id }) => {
    expect(subscriptionIdOf(scope)).toBe(id)
  })

  it.each([
    { scope: CONTAINER, group: GROUP },
    { scope: GROUP, group: GROUP },
    { scope: ACCOUNT.toLowerCase(), group: GROUP.toLowerCase() },
    { scope: SUBSCRIPTION_RESOURCE, group: null },
    { scope: `${SUBSCRIPTION}/resourceGroups`, group: null },
    { scope: SUBSCRIPTION, group: null },
    { scope: '/', group: null },
  ])('the resource group of $scope: $group', ({ scope, group }) => {
    expect(resourceGroupOf(scope)).toBe(group)
  })

  it.each([
    { scope: CONTAINER, name: 'docs' },
    { scope: GROUP, name: 'rg-ai' },
    { scope: SUBSCRIPTION, name: SUBSCRIPTION_ID },
    { scope: MANAGEMENT_GROUP, name: 'contoso-platform' },
    { scope: '/', name: '/' },
  ])('the name of $scope: $name', ({ scope, name }) => {
    expect(scopeName(scope)).toBe(name)
  })

  it.each([
    { scope: ACCOUNT, type: 'Microsoft.Storage/storageAccounts' },
    { scope: CONTAINER, type: 'Microsoft.Storage/storageAccounts/blobServices/containers' },
    { scope: SUBSCRIPTION_RESOURCE, type: 'Microsoft.Insights/diagnosticSettings' },
    { scope: LOCK, type: 'Microsoft.Authorization/locks' },
    { scope: MANAGEMENT_GROUP, type: 'Microsoft.Management/managementGroups' },
    { scope: GROUP, type: null },
    { scope: SUBSCRIPTION, type: null },
    { scope: `${GROUP}/providers/Microsoft.Storage/storageAccounts`, type: null },
    { scope: '/', type: null },
  ])('the type of $scope: $type', ({ scope, type }) => {
    expect(resourceTypeOf(scope)).toBe(type)
  })

  it.each([
    { id: `${ACCOUNT}/providers/Microsoft.Authorization/roleAssignments/1`, scope: ACCOUNT },
    { id: `${ACCOUNT}/providers/microsoft.authorization/denyAssignments/1`, scope: ACCOUNT },
    { id: `${LOCK}/providers/Microsoft.Authorization/roleAssignments/1`, scope: LOCK },
    {
      id: `${MANAGEMENT_GROUP}/providers/Microsoft.Authorization/roleAssignments/1`,
      scope: MANAGEMENT_GROUP,
    },
    { id: '/providers/Microsoft.Authorization/roleDefinitions/1', scope: '/' },
    { id: ACCOUNT, scope: ACCOUNT },
  ])('$id is attached to $scope', ({ id, scope }) => {
    expect(withoutAuthorizationSuffix(id)).toBe(scope)
  })
})

describe('an ARM scope', () => {
  it.each([
    '/',
    MANAGEMENT_GROUP,
    SUBSCRIPTION,
    SUBSCRIPTION.toUpperCase(),
    GROUP,
    ACCOUNT,
    CONTAINER,
    SUBSCRIPTION_RESOURCE,
    LOCK,
    `${GROUP}/`,
    `${SUBSCRIPTION}/resourceGroups/rg_(test).1-é`,
  ])('%s can be one', (scope) => {
    expect(scopeFault(scope)).toBeNull()
  })

  const GUID_EXPECTED = 'expected a subscription GUID after `/subscriptions/`'
  const PAIRS_EXPECTED = 'expected `provider/type/name` in pairs after `/providers/`'
  const NO_SPACES = 'an ARM id holds no spaces, quotes or brackets'
  it.each([
    { text: 'subscriptions/x', fault: 'an ARM id starts with `/`' },
    { text: '', fault: 'an ARM id starts with `/`' },
    { text: '/tenants/contoso', fault: 'expected `/subscriptions/…` or a management group' },
    { text: '/providers/Microsoft.Management', fault: 'expected `/subscriptions/…` or a management group' },
    { text: '/subscriptions', fault: GUID_EXPECTED },
    { text: '/subscriptions/contoso', fault: GUID_EXPECTED },
    { text: `${SUBSCRIPTION}0`, fault: GUID_EXPECTED },
    { text: `${SUBSCRIPTION}/resourceGroups`, fault: 'expected a name after `/resourceGroups/`' },
    {
      text: `${GROUP}/Microsoft.Storage/storageAccounts/a`,
      fault: 'expected `/providers/…` after the resource group',
    },
    { text: `${SUBSCRIPTION}/storageAccounts/a`, fault: 'expected `/providers/…` after the resource group' },
    { text: `${GROUP}/providers`, fault: PAIRS_EXPECTED },
    { text: `${GROUP}/providers/Microsoft.Storage`, fault: PAIRS_EXPECTED },
    { text: `${GROUP}/providers/Microsoft.Storage/storageAccounts`, fault: PAIRS_EXPECTED },
    { text: `${SUBSCRIPTION}//resourceGroups/rg-ai`, fault: 'an ARM id has a name in every segment' },
    { text: `${ACCOUNT}/blobServices`, fault: PAIRS_EXPECTED },
    { text: `${GROUP} x`, fault: NO_SPACES },
    { text: `${ACCOUNT}'; echo`, fault: NO_SPACES },
    { text: `${SUBSCRIPTION}/resourceGroups/<name>`, fault: NO_SPACES },
    { text: `${MANAGEMENT_GROUP} "$(id)"`, fault: NO_SPACES },
  ])('$text cannot be one: $fault', ({ text, fault }) => {
    expect(scopeFault(text)).toBe(fault)
  })

  it.each([
    { sentence: 'with an empty segment', text: `${SUBSCRIPTION}//resourceGroups/rg-ai` },
    { sentence: 'with a step up', text: `${GROUP}/providers/Microsoft.Storage/storageAccounts/..` },
    { sentence: 'with a step nowhere', text: `${SUBSCRIPTION}/resourceGroups/.` },
    { sentence: 'with a query', text: `${GROUP}?api-version=2022-04-01` },
    { sentence: 'with a fragment', text: `${GROUP}#top` },
  ])('$sentence is none: $text', ({ text }) => {
    expect(scopeFault(text)).not.toBeNull()
  })
})
