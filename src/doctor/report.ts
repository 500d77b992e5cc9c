import { commandLines, cleanText } from '../reply/clean-text.ts'
import { joinNames } from '../reply/cut-list.ts'
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
  const fixes = Map.groupBy(
    checks.flatMap((check) => ('fix' in check ? [check] : [])),
    ({ found, fix }) => JSON.stringify([found, fix]),
  )
  return [
    about,
    '',
    ...lines,
    '',
    countText(checks),
    ...(fixes.size === 0 ? [] : ['', 'What to fix']),
    ...[...fixes.values()].flatMap((alike, index) => ['', ...fixLines(alike, index + 1)]),
  ].join('\n')
}

/** What several checks found alike is mended once. */
function fixLines(alike: readonly Trouble[], number: number): readonly string[] {
  const [{ found, fix } = NOTHING] = alike
  const titles = joinNames(
    alike.map(({ title }) => title),
    alike.length,
  )
  const first = `${number}. `
  const indent = ' '.repeat(first.length)
  return [
    ...wrap(cleanText(`${titles}: ${found}.`, LONGEST), first, indent),
    ...alike.flatMap(({ means }) => (means === undefined ? [] : wrap(cleanText(means, LONGEST), indent))),
    ...wrap(cleanText(fix.text, LONGEST), indent),
    ...fix.commands.flatMap(commandLines).map((line) => `${indent}  ${line}`),
  ]
}

type Trouble = Extract<Check, { status: 'failed' | 'warning' }>

const NOTHING = { found: '', fix: { text: '', commands: [] } }

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
