import { describe, expect, it } from 'vitest'
import { describeUnknown, shortCondition } from '../../src/verdict/describe-condition.ts'

const BLOBS = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs'

const described = (...attributes: readonly string[]) =>
  describeUnknown({ kind: 'unknown', attributes, text: 'the value is not known' })

describe('what a condition depends on', () => {
  it.each([
    { attribute: `@Resource[${BLOBS}:path]`, words: "the blob's path" },
    { attribute: `@resource[${BLOBS.toUpperCase()}:PATH]`, words: "the blob's path" },
    {
      attribute: `@Resource[${BLOBS}/tags:Project<$key_case_sensitive$>]`,
      words: "the blob's index tag Project",
    },
    { attribute: `@Request[${BLOBS}/tags:Project]`, words: 'the index tag Project that the call sets' },
    { attribute: `@Request[${BLOBS}:prefix]`, words: 'the prefix of the blobs that are listed' },
    {
      attribute: '@Resource[Microsoft.Storage/storageAccounts/blobServices/containers/metadata:Team]',
      words: "the container's metadata Team",
    },
    {
      attribute: '@Principal[Microsoft.Directory/CustomSecurityAttributes/Id:Engineering_Project]',
      words: "the principal's custom security attribute Engineering_Project",
    },
    { attribute: '@Environment[isPrivateLink]', words: 'whether the call comes over a private link' },
    {
      attribute: '@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId]',
      words: 'the role that is to be assigned',
    },
    { attribute: 'SubOperation', words: 'the kind of blob operation' },
    { attribute: '@Request[subOperation]', words: 'the kind of blob operation' },
    { attribute: '@Resource[HasObotoken]', words: 'an attribute of the resource' },
    { attribute: '@Request[Contoso.Shop/orders:size]', words: 'an attribute of the request' },
    { attribute: '@Principal[x]', words: 'an attribute of the principal' },
    { attribute: '@Environment[x]', words: 'an attribute of the circumstances of the call' },
    { attribute: '@Resource[constructor]', words: 'an attribute of the resource' },
  ])('$attribute: $words', ({ attribute, words }) => {
    expect(described(attribute)).toBe(`depends on ${words} (${attribute}), which I do not see`)
  })

  it('names several', () => {
    expect(described('@Resource[a]', '@Request[b]', 'SubOperation')).toBe(
      'depends on an attribute of the resource (@Resource[a]), an attribute of the request (@Request[b]) and the kind of blob operation (SubOperation), which I do not see',
    )
  })

  it('names two', () => {
    expect(described('@Resource[a]', '@Request[b]')).toBe(
      'depends on an attribute of the resource (@Resource[a]) and an attribute of the request (@Request[b]), which I do not see',
    )
  })

  it('says what is amiss where no attribute would settle it', () => {
    expect(described()).toBe('cannot be evaluated: the value is not known')
  })
})

describe('a condition, shortened', () => {
  const values = (count: number) =>
    `{${Array.from({ length: count }, (_, index) => `'v${index}'`).join(', ')}}`
  const long = 'x'.repeat(280)
  it.each([
    { sentence: 'is one line', condition: "\n(\n  A\tOR  'b c'\n)\n", short: "( A OR 'b c' )" },
    { sentence: 'keeps 300 characters', condition: 'x'.repeat(300), short: 'x'.repeat(300) },
    { sentence: 'cuts 301 characters', condition: 'x'.repeat(301), short: `${'x'.repeat(299)}…` },
    {
      sentence: 'cuts no space before the end',
      condition: `${'x'.repeat(297)}  ${'y'.repeat(9)}`,
      short: `${'x'.repeat(297)} y…`,
    },
    { sentence: 'keeps a list that fits', condition: `x ${values(9)}`, short: `x ${values(9)}` },
    {
      sentence: 'cuts long lists of a long condition to three',
      condition: `${values(90)} and ${values(4)}`,
      short: `{'v0', 'v1', 'v2', … 87 more} and ${values(4)}`,
    },
    {
      sentence: 'cuts no names where lists suffice',
      condition: `@Resource[${BLOBS}:path] ${values(90)}`,
      short: `@Resource[${BLOBS}:path] {'v0', 'v1', 'v2', … 87 more}`,
    },
    {
      sentence: 'cuts names where lists do not suffice',
      condition: `${long} !(ActionMatches{'${BLOBS}/read'}) @Resource[${BLOBS}:path]`,
      short: `${long} !(ActionMatches{'……`,
    },
    {
      sentence: 'keeps the ends of names',
      condition: Array.from(
        { length: 4 },
        () => `@Resource[${BLOBS}:path] AND ActionMatches{'${BLOBS}/read'}`,
      ).join(' OR '),
      short: Array.from(
        { length: 4 },
        () => `@Resource[…/blobs:path] AND ActionMatches{'…/blobs/read'}`,
      ).join(' OR '),
    },
  ])('$sentence', ({ condition, short }) => {
    expect(shortCondition(condition)).toBe(short)
  })
})
