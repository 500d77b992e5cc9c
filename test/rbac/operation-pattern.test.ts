import { describe, expect, it } from 'vitest'
import { matchesOperation, normalizeOperationName } from '../../src/rbac/operation-pattern.ts'

interface Case {
  readonly sentence: string
  readonly pattern: string
  readonly operation: string
  readonly matches: boolean
}

const yes = (sentence: string, pattern: string, operation: string): Case => ({
  sentence,
  pattern,
  operation,
  matches: true,
})
const no = (...[sentence, pattern, operation]: Parameters<typeof yes>): Case => ({
  ...yes(sentence, pattern, operation),
  matches: false,
})

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'a literal name': [
    yes('matches itself', 'Contoso.Shop/orders/read', 'Contoso.Shop/orders/read'),
    yes('matches in any case', 'CONTOSO.SHOP/Orders/READ', 'contoso.shop/orders/read'),
    yes('may end in a stray space', 'Contoso.Shop/orders/read ', 'Contoso.Shop/orders/read'),
    yes('may start with a stray space', ' Contoso.Shop/orders/read', 'Contoso.Shop/orders/read'),
    no('does not match a longer name', 'Contoso.Shop/orders/read', 'Contoso.Shop/orders/readAll'),
    no('does not match a shorter name', 'Contoso.Shop/orders/read', 'Contoso.Shop/orders/rea'),
    no('does not match a child', 'Contoso.Shop/orders', 'Contoso.Shop/orders/read'),
    no('does not match from the middle', 'orders/read', 'Contoso.Shop/orders/read'),
    no('takes a dot for a dot only', 'Contoso.Shop/orders/read', 'ContosoXShop/orders/read'),
    no('that ends in a slash matches no operation', 'Contoso.Shop/orders/', 'Contoso.Shop/orders/read'),
    no(
      'takes regular expression signs literally',
      'Contoso.Shop/(orders|bills)/read',
      'Contoso.Shop/bills/read',
    ),
  ],
  'a wildcard alone': [yes('matches every operation', '*', 'Contoso.Shop/orders/lines/read')],
  'a wildcard at the end': [
    yes('matches one segment', 'Contoso.Shop/orders/*', 'Contoso.Shop/orders/read'),
    yes('matches several segments', 'Contoso.Shop/orders/*', 'Contoso.Shop/orders/lines/run/action'),
    yes('matches in any case', 'contoso.shop/ORDERS/*', 'Contoso.Shop/orders/read'),
    yes('may complete a segment', 'Contoso.Shop/orders/r*', 'Contoso.Shop/orders/read'),
    yes('may stand for nothing', 'Contoso.Shop/orders/read*', 'Contoso.Shop/orders/read'),
    no('does not match a sibling whose name goes on', 'Contoso.Shop/orders/*', 'Contoso.Shop/ordersOld/read'),
    no('does not match another provider', 'Contoso.Shop/*', 'Contoso.Shops/orders/read'),
  ],
  'a wildcard at the start': [
    yes('matches every provider and type', '*/read', 'Contoso.Shop/orders/lines/read'),
    no('does not match another verb', '*/read', 'Contoso.Shop/orders/write'),
    no('does not match a verb that only ends alike', '*/read', 'Contoso.Shop/orders/spread'),
    no('does not match a verb that goes on', '*/read', 'Contoso.Shop/orders/read/action'),
  ],
  'a wildcard between': [
    yes('matches one segment', 'Contoso.Shop/*/read', 'Contoso.Shop/orders/read'),
    yes('matches several segments', 'Contoso.Shop/*/read', 'Contoso.Shop/orders/lines/notes/read'),
    yes('matches no segment', 'Contoso.Shop/orders/*/read', 'Contoso.Shop/orders/read'),
    yes('matches no segment, in any case', 'Contoso.Shop/ORDERS/*/Read', 'contoso.shop/orders/read'),
    yes(
      'matches no segment before two',
      'Contoso.Shop/orders/*/assign/action',
      'Contoso.Shop/orders/assign/action',
    ),
    yes('with a stray space matches no segment', 'Contoso.Shop/orders/*/read ', 'Contoso.Shop/orders/read'),
    yes('matches a segment like its neighbour', 'a/*/a', 'a/a/a'),
    no('needs a slash, shared though it may be', 'Contoso.Shop/orders/*/read', 'Contoso.Shop/ordersread'),
    no('does not share more than the slash', 'a/b/*/b/c', 'a/b/c'),
    no('does not reach below its end', 'Contoso.Shop/orders/*/read', 'Contoso.Shop/orders/lines/read/action'),
    no('does not start one segment early', 'Contoso.Shop/orders/*/read', 'Contoso.Shop/bills/read'),
    no('keeps the last segment whole', 'Contoso.Shop/*/read', 'Contoso.Shop/orders/proofread'),
  ],
  'a wildcard inside a segment': [
    yes('matches the rest of it', 'Contoso.Shop/list*/action', 'Contoso.Shop/listKeys/action'),
    yes('matches nothing', 'Contoso.Shop/list*/action', 'Contoso.Shop/list/action'),
    yes('matches across slashes', 'Contoso.Shop/list*/action', 'Contoso.Shop/lists/a/b/action'),
    no('does not swallow the slash', 'Contoso.Shop/list*/action', 'Contoso.Shop/listaction'),
    no('does not match a shorter segment', 'Contoso.Shop/list*/action', 'Contoso.Shop/lis/action'),
  ],
  'several wildcards': [
    yes('each match a segment', 'Contoso.Shop/*/lines/*', 'Contoso.Shop/orders/lines/read'),
    yes('each match several segments', 'a/*/b/*/c', 'a/x/y/b/z/w/c'),
    yes('may all match no segment', 'a/*/b/*/c', 'a/b/c'),
    yes('side by side match no segment', 'a/*/*/b', 'a/b'),
    yes('match where the first try fails', 'a/*/b/*/c', 'a/b/x/b/c'),
    yes('match parts of segments', '*.Shop/*s/read', 'Contoso.Shop/orders/read'),
    no('keep their order', 'a/*/b/*/c', 'a/x/c/y/b'),
    no('need every piece', 'a/*/b/*/c', 'a/x/y/c'),
    no('do not use one segment twice', 'a/*/b/*/b', 'a/b'),
  ],
}

describe.each(Object.entries(CASES))('%s', (_, cases) => {
  it.each(cases)('$sentence: $pattern, $operation', ({ pattern, operation, matches }) => {
    expect(matchesOperation(pattern, operation)).toBe(matches)
  })
})

describe('the built-in roles rest on the empty wildcard', () => {
  it.each([
    {
      role: 'Managed Identity Operator',
      pattern: 'Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action',
      operation: 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action',
    },
    {
      role: 'Azure AI Developer',
      pattern: 'Microsoft.MachineLearningServices/workspaces/*/write',
      operation: 'Microsoft.MachineLearningServices/workspaces/write',
    },
    {
      role: 'Key Vault Reader',
      pattern: 'Microsoft.KeyVault/vaults/*/read',
      operation: 'Microsoft.KeyVault/vaults/read',
    },
  ])('$role: $pattern', ({ pattern, operation }) => {
    expect(matchesOperation(pattern, operation)).toBe(true)
  })
})

it('a normalized name has no case and no spaces around it', () => {
  expect(normalizeOperationName(' Microsoft.Network/virtualNetworks/Read ')).toBe(
    'microsoft.network/virtualnetworks/read',
  )
})
