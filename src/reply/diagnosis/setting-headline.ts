import { isKeySetting, isNetworkSetting } from '../../verdict/settings/setting-kinds.ts'
import type { Headline } from '../banner-text.ts'
import type { Answered } from './diagnosis.ts'

/** Where the roles are there: what else stands in the way, and how surely. `who` has them on `where`. */
export function settingHeadline({ verdicts, advice }: Answered, who: string, where: string): Headline {
  const settings = verdicts.flatMap(({ reasons }) =>
    reasons.filter(({ code }) => code === 'setting-blocks-access').map(({ setting }) => setting ?? ''),
  )
  const areAll = (isOfKind: (setting: string) => boolean) => settings.length > 0 && settings.every(isOfKind)
  const label = (word: string): Headline['label'] => ({ mark: '!', word, tone: 'warning' })
  if (settings.length === 0 && advice.steps.some(({ step }) => step === 'not-a-role-problem')) {
    return {
      label: label('A connection is in the way'),
      text: `${who} the roles on ${where}, but a connection cannot sign in`,
    }
  }
  if (areAll((setting) => setting === 'Microsoft.Authorization/locks')) {
    return {
      label: label('A lock is in the way'),
      text: `${who} the roles on ${where}, but a lock refuses this`,
    }
  }
  if (areAll(isNetworkSetting)) {
    return {
      label: label('The network may be in the way'),
      text: `${who} the roles on ${where}, but not every network reaches it`,
    }
  }
  if (areAll(isKeySetting)) {
    return {
      label: label('Keys are switched off'),
      text: `${who} the roles on ${where}, but keys are not taken`,
    }
  }
  return {
    label: label('A setting is in the way'),
    text: `${who} the roles on ${where}, but a setting blocks access`,
  }
}
