import { expect, it } from 'vitest'
import { isGuid } from '../../src/rbac/guid.ts'

it.each([
  ['lower case', '8e3af657-a8ff-443c-a75c-2fe8c4bcb635', true],
  ['upper case', '8E3AF657-A8FF-443C-A75C-2FE8C4BCB635', true],
  ['one that no version of RFC 9562 makes', '00000002-0000-0ff1-ce00-000000000000', true],
  ['without its dashes', '8e3af657a8ff443ca75c2fe8c4bcb635', false],
  ['in braces', '{8e3af657-a8ff-443c-a75c-2fe8c4bcb635}', false],
  ['with more behind it', '8e3af657-a8ff-443c-a75c-2fe8c4bcb635/x', false],
  ['a name', 'Owner', false],
])('a GUID: %s', (_sentence, text, is) => {
  expect(isGuid(text)).toBe(is)
})
