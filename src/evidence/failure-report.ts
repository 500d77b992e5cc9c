import type { Span } from './evidence.ts'

/** What programs write around a failure, and people do not. */
const MACHINE_WRITTEN: readonly RegExp[] = [
  /(?:Error|Exception)\s{0,3}[:(\\'"]/,
  /["']\w{0,20}(?:error|message|code|status|detail)\w{0,12}\\?["']\s{0,3}:/i,
  /\b(?:ErrorCode|StatusCode|Code|Status) ?= ?"?\w/,
  /(?:^|[\s\]>*`])(?:error|fatal|failed|critical)\s{0,3}[:\]]/im,
  /^\s{0,20}(?:Code|Message|Status|ErrorCode|Reason|Error Message)\s{0,20}:/m,
  /\bHTTP\/\d(?:\.\d)?"?\s{1,3}4\d\d\b/,
  /\b(?:status|status ?code|response code|HTTP|error)\W{0,4}4\d\d\b/i,
  /\b4\d\d \(?(?:Client Error|Forbidden|Unauthorized|Access Denied|PermissionDenied|Resource Not Found)/i,
  /\((?:40[134]|429)\)|\bTraceback \(|^\s{0,20}at [\w.$<>]{3,200}\(/m,
]

const AZURE = anyOf(
  'azure aadsts cognitive foundry cosmos azconfig signalr purview synapse databricks mlflow blobfuse',
  /microsoft\.|\.windows\.net|\bentra\b|\/openai\/deployments\/|key ?vault|\bacr\b|event ?grid|event ?hubs?|service ?bus/,
  /log ?analytics|app(?:lication)? ?insights|data ?factory|power ?platform|websocket error code|169\.254\.169\.254/,
  /\baz (?:acr|ml|storage|keyvault|search|cognitiveservices|role)\b/,
)

/** Systems whose refusals are no business of Azure's. */
const ELSEWHERE = anyOf(
  'arn:aws amazonaws googleapis gcloud snowflake salesforce okta gitlab bitbucket atlassian publickey eacces',
  /google\.api_core|google cloud|github-actions\[bot\]|github\.com\/\S{1,200}\.git|returned error: 403|npm err/,
  /permissionerror: \[errno 13\]|pods? is forbidden|api group ""|rpc error: code = permissiondenied/,
)

/** The report of a test that passed speaks of failures that did not happen. */
const PASSED = /^\s{0,20}[✓✔√]\s|\b\d{1,5} passed\b/m

/** Any of the words, or of the patterns; case does not count. */
function anyOf(words: string, ...patterns: readonly RegExp[]): RegExp {
  return new RegExp([...words.split(' '), ...patterns.map(({ source }) => source)].join('|'), 'i')
}

const REACH = 2_000

/** Whether the start of a text speaks of another vendor's refusal. */
export function isOfAnotherVendor(source: string): boolean {
  return ELSEWHERE.test(source.slice(0, 2 * REACH))
}

/** Whether the text around a place is a failure that a program of Azure's reports, by its looks. */
export function isAzureFailureReport(source: string, { start, end }: Span): boolean {
  const around = source.slice(Math.max(0, start - REACH), end + REACH)
  return (
    AZURE.test(around) &&
    !ELSEWHERE.test(around) &&
    !PASSED.test(around) &&
    MACHINE_WRITTEN.some((pattern) => pattern.test(around))
  )
}
