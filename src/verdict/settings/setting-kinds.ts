import type { SettingPath } from './setting.ts'

const NETWORK: readonly string[] = [
  'properties.publicNetworkAccess',
  'properties.networkAcls',
  'properties.networkAcls.bypass',
  'properties.networkRuleSet',
  'properties.networkRuleSet.bypass',
  'properties.networkRuleBypassOptions',
  'properties.ipRules',
] satisfies readonly SettingPath[]

const KEYS: readonly string[] = [
  'properties.disableLocalAuth',
  'properties.allowSharedKeyAccess',
  'properties.adminUserEnabled',
] satisfies readonly SettingPath[]

/** Settings that admit some callers, so that only the caller can tell whether they are one. */
export function isNetworkSetting(setting: string): boolean {
  return NETWORK.includes(setting)
}

/** Settings by which a resource takes no keys. */
export function isKeySetting(setting: string): boolean {
  return KEYS.includes(setting)
}
