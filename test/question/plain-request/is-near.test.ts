import { expect, it } from 'vitest'
import { isNear } from '../../../src/question/plain-request/is-near.ts'

it.each([
  ['the same', 'access', 'access', true],
  ['a letter is left out', 'acess', 'access', true],
  ['a letter is left out at the end', 'creat', 'create', true],
  ['a letter too many', 'acccess', 'access', true],
  ['another letter', 'accass', 'access', true],
  ['two letters swapped', 'connectoin', 'connection', true],
  ['two slips', 'acss', 'access', false],
  ['two letters swapped and one changed', 'conncetiom', 'connection', false],
  ['another word', 'excess', 'access', false],
  ['nothing', '', 'access', false],
])('%s: %s', (_name, left, right, near) => {
  expect(isNear(left, right)).toBe(near)
  expect(isNear(right, left)).toBe(near)
})
