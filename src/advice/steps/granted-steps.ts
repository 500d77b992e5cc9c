import type { Verdict } from '../../verdict/verdict.ts'
import type { AdviceStep } from '../advice.ts'

/** The roles are there. After an error that needs explaining; a setting that does is told elsewhere. */
export function grantedSteps(verdicts: readonly Verdict[], afterError: boolean): readonly AdviceStep[] {
  const allGranted = verdicts.length > 0 && verdicts.every(({ state }) => state === 'granted')
  const reasons = verdicts.flatMap((verdict) => verdict.reasons)
  const recent = reasons.find(({ code }) => code === 'recently-assigned')
  const lagging = afterError ? reasons.find(({ code }) => code === 'group-may-lag') : undefined
  if (recent !== undefined)
    return [{ step: 'wait', text: joined(`${recent.text} Try again then.`, lagging?.text) }]
  if (!afterError || !allGranted || reasons.some(({ code }) => code === 'setting-blocks-access')) return []
  return [{ step: 'wait', text: joined(lagging?.text, grantedText(verdicts)) }]
}

function grantedText(verdicts: readonly Verdict[]): string {
  const callers = verdicts.flatMap(({ requirement }) => requirement.assignee ?? [])
  const refresh = callers.some(({ type }) => type === 'ServicePrincipal')
    ? 'restart the application'
    : 'sign in again (az logout, az login) or restart the application'
  return `The roles are there, so nothing is to be assigned. A new role takes up to 10 minutes, and a token from before it does not carry it: ${refresh}, then retry. If it still fails, check that the call runs as the identity named here.`
}

function joined(...texts: readonly (string | undefined)[]): string {
  return texts.flatMap((text) => text ?? []).join(' ')
}
