import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const text = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8')

const inCode = [...text.matchAll(/`((?:src|test|deployment|docs)\/[^`]+)`/g)].map(([, path = '']) => path)
const linked = [...text.matchAll(/\]\((?!https:)([^)#]+)\)/g)].map(([, path = '']) => path)

/** Rows of the table of threats, each as its cells. */
const threats = text
  .slice(text.indexOf('### Who could do what'), text.indexOf('### Least privilege'))
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| who, and') && !line.startsWith('| --'))
  .map((line) => line.split('|').map((cell) => cell.trim()))

describe('SECURITY.md', () => {
  it.each([...new Set([...inCode, ...linked])])('names %s, which is there', (path) => {
    expect(existsSync(join(ROOT, path))).toBe(true)
  })

  it('says of every threat what stops it, and which test holds that', () => {
    expect(threats.length).toBeGreaterThan(10)
    for (const [, who, what, tests] of threats) {
      expect(who, String(tests)).not.toBe('')
      expect(what, who).not.toBe('')
      expect(tests, who).toMatch(/`test\/[^`]+\.test\.ts`/)
    }
  })
})
