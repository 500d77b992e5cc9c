import type { Cause } from '../evidence/evidence.ts'
import { saysRefusal } from './refusal-words.ts'

/** Words that a quotation must hold to show its cause; null: words of refusal. */
const SHOWN_BY: Readonly<Record<Exclude<Cause, 'unrecognized'>, RegExp | null>> = {
  'missing-role': null,
  'deny-assignment': /deny ?assignment|ablehnungszuweisung|verweigerungszuweisung|affectation de refus/i,
  network:
    /network|firewall|\bip\b|private (?:endpoint|link)|vnet|\bdns\b|netzwerk|réseau|\bred\b|rede\b|rete\b|网络|網路|ネットワーク/i,
  'key-auth-disabled':
    /(?:key|local)[ -]?(?:based )?auth\w{0,12}[^.\n]{0,40}(?:disabled|off|not allowed)|keys? (?:is|are|was|were) (?:disabled|switched off)|disablelocalauth|schlüssel[^.\n]{0,40}deaktiviert/i,
  'bad-key': /\bkeys?\b|schlüssel|\bclé|clave|chave|chiave|密钥|金鑰|キー/i,
  policy: /polic(?:y|ies)|\block(?:s|ed)?\b|disallowed|richtlinie|stratégie|directiva|política/i,
  token:
    /token|credential|sign(?:ed)?[ -]?in|log(?:ged)?[ -]?in|expired|audience|tenant|aadsts|\b401\b|unauthori[sz]ed|anmeld|abgelaufen|jeton|connexion|sesión|令牌|登录|トークン/i,
  quota: /quota|rate ?limit|throttl|too many requests|\b429\b|\btpm\b|kontingent|cuota|cota|配额|クォータ/i,
  'not-found':
    /not ?found|\b404\b|(?:not|n['’]t) exist|unknown|nicht gefunden|introuvable|no (?:existe|encontrad)/i,
  propagation:
    /propagat|just (?:now )?(?:assigned|added|created|granted)|minutes? ago|gerade (?:erst )?zugewiesen/i,
  other: null,
}

/** Whether the words, as they stand in the text, show this cause; without a refusal, none that asks for roles. */
export function speaksOfCause(cause: Exclude<Cause, 'unrecognized'>, words: string): boolean {
  const shown = SHOWN_BY[cause]
  const needsRefusal = shown === null || cause === 'deny-assignment'
  return (shown?.test(words) ?? true) && (!needsRefusal || saysRefusal(words))
}
