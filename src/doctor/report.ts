import { commandLines, cleanText } from '../reply/clean-text.ts'
import { wrap } from '../reply/wrap.ts'
import type { Check } from './check.ts'

const MARKS = { ok: '✓', warning: '!', failed: '✗', skipped: '–' } as const

/** Longer than any sentence of a check; parts of some come from Azure. */
const LONGEST = 600

/** A report for a terminal: a line for each check, then what is to be done, numbered. */
export function reportText(about: string, checks: readonly Check[]): string {
  const width = Math.max(...checks.map(({ title }) => title.length))
  const lines = checks.map(
    ({ status, title, found }) => `${MARKS[status]} ${title.padEnd(width)}  ${cleanText(found, LONGEST)}`,
  )
  const fixes = checks.flatMap((check) => ('fix' in check ? [check] : []))
  return [
    about,
    '',
    ...lines,
    '',
    countText(checks),
    ...(fixes.length === 0 ? [] : ['', 'What to fix']),
    ...fixes.flatMap((check, index) => ['', ...fixLines(check, index + 1)]),
  ].join('\n')
}

function fixLines(
  check: Extract<Check, { status: 'failed' | 'warning' }>,
  number: number,
): readonly string[] {
  const first = `${number}. `
  const indent = ' '.repeat(first.length)
  return [
    ...wrap(cleanText(`${check.title}: ${check.found}.`, LONGEST), first, indent),
    ...(check.means === undefined ? [] : wrap(cleanText(check.means, LONGEST), indent)),
    ...wrap(cleanText(check.fix.text, LONGEST), indent),
    ...check.fix.commands.flatMap(commandLines).map((line) => `${indent}  ${line}`),
  ]
}

function countText(checks: readonly Check[]): string {
  const count = (status: Check['status']) => checks.filter((check) => check.status === status).length
  return `${count('failed')} failed, ${count('warning')} to look at, ${count('ok')} in order, ${count('skipped')} skipped.`
}

/** The same for programs; every field is always there. */
export function reportJson(mode: string, checks: readonly Check[]): object {
  return {
    status: hasFailed(checks) ? 'failed' : 'ok',
    mode,
    checks: checks.map((check) => ({
      id: check.id,
      title: check.title,
      status: check.status,
      found: check.found,
      means: 'means' in check ? check.means : null,
      fix: 'fix' in check ? check.fix : null,
    })),
  }
}

export function hasFailed(checks: readonly Check[]): boolean {
  return checks.some(({ status }) => status === 'failed')
}
