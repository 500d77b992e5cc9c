import type { Span } from '../evidence/evidence.ts'
import { firstMatches } from './occurrences.ts'

/** Wordings of a refusal. A status counts only where the words around it say that it is one. */
const REFUSALS: Readonly<Record<string, readonly RegExp[]>> = {
  codes: [
    /authorization(?:permissionmismatch|failed|failure)|access_?denied|permission_?denied|linkedauthorizationfailed/gi,
    /\b(?:http|status|code|error|errors|got|get|gets|getting|gives?|shows|returns?|returned|throws?|with|an?|fails?|failed|meldet|bekomme|erreur|código)[\s:=("']{1,4}(?:code[\s:=]{1,3}|error[\s:=]{1,3})?40[13]\b/gi,
    /\b40[13][\s:,("'-]{1,3}(?:error|forbidden|unauthori[sz]ed|client error|access|permission|from|when|on|bei|fehler|beim|al|lors)\b/gi,
  ],
  english: [
    /\bunauthori[sz]ed\b|\bforbidden\b/gi,
    /\b(?:access|permission|request|authori[sz]ation)\b[^.\n]{1,60}\b(?:denied|refused|rejected)\b/gi,
    /\b(?:denied|denies|refused|refuses)\s(?:me |us |the )?(?:access|permission|authori[sz]ation)\b/gi,
    /(?:\bnot|n['’]t)\s(?:\w{1,12}\s)?(?:authori[sz]ed|permitted|allowed|entitled)\b/gi,
    /(?:\bnot|n['’]t)\shave\s(?:\w{1,14}\s){0,3}(?:permissions?|privileges?|access|rights?|authori[sz]ation)\b/gi,
    /\bno\s(?:\w{1,14}\s){0,2}(?:permissions?|privileges?|access|rights|authori[sz]ation)\b/gi,
    /\b(?:lacks?|lacking|missing|without|insufficient|not enough)\s(?:\w{1,14}\s){0,4}(?:permissions?|privileges?|access|rights|roles?|authori[sz]ation)\b/gi,
    /\b(?:can['’]?t|can ?not|unable to|not able to)\s(?:\w{1,14}\s){0,2}access\b/gi,
    /\b(?:deny assignment|blocks? (?:my|our|the) access|permissions? (?:error|issue|problem))\b/gi,
  ],
  german: [
    /(?:zugriff|zugang|berechtigung|anforderung|anfrage)[^.\n]{0,60}(?:verweigert|abgelehnt|verwehrt|untersagt)/gi,
    /(?:keinen?|fehlende|fehlen|fehlt|ohne|unzureichende)\s(?:\S{1,20}\s){0,3}(?:berechtigung|zugriff|zugang|rechte\b)/gi,
    /nicht\s(?:\S{1,14}\s){0,3}(?:berechtigt|autorisiert|befugt|zugreifen)/gi,
  ],
  french: [
    /(?:accès|acces|autorisation|demande)[^.\n]{0,60}(?:refusée?|interdite?|rejetée?)/gi,
    /(?:pas|non|sans)\s(?:\S{1,14}\s){0,3}(?:autorisée?|autorisations?|d['’]autorisations?|accès|droits?|permissions?)/gi,
  ],
  spanish: [
    /(?:acceso|permiso|autorización|solicitud)[^.\n]{0,60}(?:denegad[oa]|rechazad[oa]|prohibid[oa])/gi,
    /(?:\bno|\bsin)\s(?:\S{1,14}\s){0,3}(?:permisos?|autorizad[oa]|autorización|acceso)/gi,
  ],
  portuguese: [
    /(?:acesso|permissão|autorização)[^.\n]{0,60}(?:negad[oa]|recusad[oa]|proibid[oa])/gi,
    /(?:não|\bsem)\s(?:\S{1,14}\s){0,3}(?:permissão|permissões|autorizad[oa]|autorização|acesso)/gi,
  ],
  italian: [
    /(?:accesso|autorizzazione|richiesta)[^.\n]{0,60}(?:negat[oa]|rifiutat[oa]|vietat[oa])/gi,
    /(?:\bnon|\bsenza)\s(?:\S{1,14}\s){0,3}(?:autorizzat[oa]|autorizzazion[ei]|permess[oi]|accesso)/gi,
  ],
  dutch: [
    /toegang[^.\n]{0,60}(?:geweigerd|ontzegd)/gi,
    /(?:\bgeen|\bniet|\bzonder)\s(?:\S{1,14}\s){0,2}(?:toegang|machtiging|gemachtigd|bevoegd|rechten)/gi,
  ],
  polish: [
    /odmow[ay]\sdostępu|odmówiono\sdostępu|brak\s(?:\S{1,14}\s){0,2}(?:uprawnień|dostępu)|nie\sma\suprawnień/gi,
  ],
  turkish: [/erişim[^.\n]{0,40}(?:reddedildi|engellendi)|yetki(?:niz|m)?\syok|yetkisiz/gi],
  russian: [
    /(?:доступ|разрешени)[^.\n]{0,40}(?:запрещ|отказан)|отказано\sв\sдоступе|(?:нет|недостаточно)\s(?:\S{1,14}\s){0,2}(?:доступа|прав|разрешени)|не\sавторизован/gi,
  ],
  chinese: [
    /(?:访问|訪問|存取|请求|權限|权限)[^。\n]{0,20}(?:被拒|拒绝|拒絕|不足)|拒绝访问|拒絕存取|(?:没有|沒有|无|無|缺少)[^。\n]{0,8}(?:权限|權限|权访问|權存取)|未(?:经|被)?(?:授权|授權)|禁止访问/g,
  ],
  japanese: [
    /アクセス[^。\n]{0,20}(?:拒否|できません|許可されて)|権限[^。\n]{0,12}(?:ありません|ない|不足)|許可されていません|承認されていません/g,
  ],
  korean: [/(?:액세스|접근)[^.\n]{0,20}(?:거부|할 수 없)|권한[^.\n]{0,12}(?:없|부족)|승인되지 않/g],
}

const ALL = Object.values(REFUSALS).flat()
const MOST_REFUSALS = 100

/** Where a text speaks of refused access, in order. */
export function refusalsIn(text: string): Span[] {
  return ALL.flatMap((pattern) => firstMatches(pattern, text, MOST_REFUSALS)).toSorted(
    (left, right) => left.start - right.start,
  )
}

export function saysRefusal(text: string): boolean {
  return ALL.some((pattern) => text.search(pattern) !== -1)
}
