import { expect, it } from 'vitest'
import { isAllowed } from '../../../deployment/supply-chain/allowed-licences.ts'

it.each([
  ['any package', 'left-pad', 'MIT', true],
  ['any package', 'left-pad', 'Apache-2.0', true],
  ['any package', 'left-pad', 'GPL-3.0-only', false],
  ['any package', 'left-pad', 'AGPL-3.0-only', false],
  ['any package', 'left-pad', 'MPL-2.0', false],
  ['any package', 'left-pad', 'LGPL-3.0-or-later', false],
  ['any package', 'left-pad', 'MIT*', false],
  ['any package', 'left-pad', 'UNLICENSED', false],
  ['any package', 'left-pad', 'UNKNOWN', false],
  ['any package', 'left-pad', '(MIT OR GPL-3.0-only)', false],
  ['a library that is excepted', '@resvg/resvg-js-linux-x64-gnu', 'MPL-2.0', true],
  ['the same under another licence', '@resvg/resvg-js', 'GPL-3.0-only', false],
  ['a font that is excepted', '@expo-google-fonts/noto-sans', 'MIT AND OFL-1.1', true],
  ['one that is named alike', '@expo-google-fonts/noto-sans-jp', 'MIT AND OFL-1.1', false],
])('%s (%s) under %s is allowed: %s', (_, name, licence, allowed) => {
  expect(isAllowed({ name, licence })).toBe(allowed)
})
