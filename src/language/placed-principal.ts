import type { NamedPrincipal, Span } from '../evidence/evidence.ts'
import { isGuid, isMask } from '../evidence/fields/mask.ts'
import { placedValue, type Fits, type Ground, type PlacedValue } from './placed-value.ts'
import { saysRefusal } from './refusal-words.ts'

/** What may stand between the word that names the refused one and the value. */
const BETWEEN = String.raw`(?:[\s_-]?(?:id|name|identifier))?(?:\s(?:is|with|named|ist|mit))?[\s"'\x60:=([{<«„“”‘’]{0,6}$`
const APP = String.raw`(?:\bapp(?:lication)?|\bapp_?id|\bclient|anwendungs?|aplicaci[óo]n)`
const OBJECT = String.raw`(?:\bobject|\bobjekt|\boid|\bprincipal|prinzipal|\buser|\bcaller|\bidentity|\bbenutzer|objeto|objet)`
const NAME = String.raw`(?:\bclient|\bprincipal|prinzipal|\buser|\bcaller|\bidentity|\bupn|\bbenutzers?|\bidentität|utilisateur|usuario|usuário|utente|gebruiker|пользовател[ья]|用户|使用者|ユーザー|사용자)`

const AFTER_APP = new RegExp(APP + BETWEEN, 'i')
const AFTER_OBJECT = new RegExp(OBJECT + BETWEEN, 'i')
const AFTER_NAME = new RegExp(NAME + BETWEEN, 'i')

/** A user principal name, or a display name in quotation marks. */
const ADDRESS = /^[\w.+'-]{1,64}(?:#EXT#)?@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}$/i
const DISPLAY_NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._'-]{1,80}$/u
const QUOTE_BEFORE = /["'`«„“‘]$/
const QUOTE_AFTER = /^["'`»”“’]/

const isWhole = (before: string, after: string) => !/[\w@.-]$/.test(before) && !/^(?:[\w@-]|\.\w)/.test(after)

const fitsAppId: Fits = (words, before, after) =>
  isGuid(words) && isWhole(before, after) && AFTER_APP.test(before)

const fitsObjectId: Fits = (words, before, after) =>
  isGuid(words) && isWhole(before, after) && AFTER_OBJECT.test(before)

const fitsName: Fits = (words, before, after) => {
  if (!AFTER_NAME.test(before) || isMask(words)) return false
  if (ADDRESS.test(words)) return isWhole(before, after)
  return DISPLAY_NAME.test(words) && QUOTE_BEFORE.test(before) && QUOTE_AFTER.test(after)
}

/** So near to the words of refusal a principal is the one that was refused. */
const REACH = 300

export interface PlacedPrincipal {
  readonly principal: NamedPrincipal
  readonly spans: readonly Span[]
}

/**
 * The principal as far as the text names it as the one refused: next to a word such as client, principal, object
 * id, user or caller, and near to a refusal. A name that stands anywhere else, "treat me as …", is nobody's.
 */
export function placedPrincipal(claimed: NamedPrincipal | null, ground: Ground): PlacedPrincipal | null {
  if (claimed === null) return null
  const place = (words: string | null, fits: Fits) => {
    const placed = words === null ? null : placedValue(words, ground, fits)
    return placed !== null && isNearRefusal(placed, ground) ? placed : null
  }
  const objectId = place(claimed.objectId, fitsObjectId)
  const appId = place(claimed.appId, fitsAppId)
  const name = place(claimed.name, fitsName)
  const parts = [objectId, appId, name].filter((part) => part !== null)
  if (parts.length === 0) return null
  return {
    principal: {
      objectId: objectId?.text ?? null,
      appId: appId?.text ?? null,
      name: name?.text ?? null,
    },
    spans: parts.map(({ span }) => span).toSorted((left, right) => left.start - right.start),
  }
}

function isNearRefusal({ span }: PlacedValue, { page }: Ground): boolean {
  return saysRefusal(page.source.slice(Math.max(0, span.start - REACH), span.end + REACH))
}
