import type { ConditionOutcome } from '../rbac/condition/evaluate-condition.ts'

const STORAGE = 'microsoft.storage/storageaccounts'
const BLOBS = `${STORAGE}/blobservices/containers/blobs`
const ASSIGNMENT = 'microsoft.authorization/roleassignments'

/** What each attribute is of a call, by `source name` in lower case (Azure documentation, "Actions and attributes"). */
const WORDS: Readonly<Record<string, string>> = {
  [`resource ${STORAGE}:name`]: "the storage account's name",
  [`resource ${STORAGE}:ishnsenabled`]: 'whether the storage account has a hierarchical namespace',
  [`resource ${STORAGE}/encryptionscopes:name`]: "the blob's encryption scope",
  [`resource ${STORAGE}/blobservices/containers:name`]: "the container's name",
  [`resource ${STORAGE}/queueservices/queues:name`]: "the queue's name",
  [`resource ${BLOBS}:path`]: "the blob's path",
  [`resource ${BLOBS}:iscurrentversion`]: "whether it is the blob's current version",
  [`resource ${BLOBS}/tags&$keys$&`]: "the blob's index tags",
  [`request ${BLOBS}:prefix`]: 'the prefix of the blobs that are listed',
  [`request ${BLOBS}:include`]: 'what a listing of blobs includes',
  [`request ${BLOBS}:versionid`]: 'the version of the blob that is asked for',
  [`request ${BLOBS}:snapshot`]: 'the snapshot of the blob that is asked for',
  [`request ${BLOBS}/tags&$keys$&`]: 'the index tags that the call sets',
  'request suboperation': 'the kind of blob operation',
  'environment isprivatelink': 'whether the call comes over a private link',
  'environment microsoft.network/privateendpoints': 'the private endpoint that the call comes over',
  'environment microsoft.network/virtualnetworks/subnets': 'the subnet that the call comes from',
  'environment utcnow': 'the time of the call',
  [`request ${ASSIGNMENT}:roledefinitionid`]: 'the role that is to be assigned',
  [`request ${ASSIGNMENT}:principalid`]: 'whom a role is assigned to',
  [`request ${ASSIGNMENT}:principaltype`]: 'the type of principal that a role is assigned to',
  [`resource ${ASSIGNMENT}:roledefinitionid`]: 'the role of the assignment that is deleted',
  [`resource ${ASSIGNMENT}:principalid`]: 'whose role assignment is deleted',
  [`resource ${ASSIGNMENT}:principaltype`]: 'the type of principal whose role assignment is deleted',
}

/** Attributes that go by a name of their own: what stands before it, and the words for it. */
const NAMED: readonly (readonly [prefix: string, words: (name: string) => string])[] = [
  [`resource ${BLOBS}/tags:`, (name) => `the blob's index tag ${name}`],
  [`request ${BLOBS}/tags:`, (name) => `the index tag ${name} that the call sets`],
  [`resource ${STORAGE}/blobservices/containers/metadata:`, (name) => `the container's metadata ${name}`],
  [
    'principal microsoft.directory/customsecurityattributes/id:',
    (name) => `the principal's custom security attribute ${name}`,
  ],
]

const SOURCES: Readonly<Record<string, string>> = {
  resource: 'of the resource',
  request: 'of the request',
  principal: 'of the principal',
  environment: 'of the circumstances of the call',
}

/** "depends on the blob's path (@Resource[…:path]), which I do not see". */
export function describeUnknown({
  attributes,
  text,
}: Extract<ConditionOutcome, { kind: 'unknown' }>): string {
  return attributes.length === 0
    ? `cannot be evaluated: ${text}`
    : `depends on ${listed(attributes.map(describeAttribute))}, which I do not see`
}

function describeAttribute(attribute: string): string {
  const [, source = '', name = ''] = /^@(\w+)\[(.*)\]$/s.exec(attribute) ?? []
  if (source === '') return `${WORDS['request suboperation'] ?? ''} (${attribute})`
  const key = `${source} ${name}`.toLowerCase()
  const own = NAMED.find(([prefix]) => key.startsWith(prefix))
  const words =
    WORDS[key] ??
    own?.[1](name.slice(name.lastIndexOf(':') + 1).replace(/<\$key_case_sensitive\$>$/i, '')) ??
    `an attribute ${SOURCES[source.toLowerCase()] ?? ''}`
  return `${words} (${attribute})`
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
}

const LONGEST = 300
const MOST_VALUES = 3

/** A condition in one line. Of a long one first the lists of values are cut, then the names, then its end. */
export function shortCondition(condition: string): string {
  const line = condition.trim().replaceAll(/\s+/g, ' ')
  if (line.length <= LONGEST) return line
  const fewer = line.replaceAll(/\{([^{}]*)\}/g, shortList)
  if (fewer.length <= LONGEST) return fewer
  const shorter = fewer.replaceAll(ATTRIBUTE_TYPES, '[…/').replaceAll(OPERATION_TYPES, "'…/")
  return shorter.length <= LONGEST ? shorter : `${shorter.slice(0, LONGEST - 1).trimEnd()}…`
}

/** Of an attribute's name all but the last type, of an operation's all but the last type and what is done to it. */
const ATTRIBUTE_TYPES = /\[[a-z]+\.[\w.]+\/(?:\w+\/)+(?=\w+[:&\]])/gi
const OPERATION_TYPES = /'[a-z]+\.[\w.]+\/(?:\w+\/)+(?=\w+\/\w+')/gi

function shortList(list: string, values: string): string {
  const all = values.split(',').map((value) => value.trim())
  const rest = all.length - MOST_VALUES
  return rest > 1 ? `{${all.slice(0, MOST_VALUES).join(', ')}, … ${rest} more}` : list
}
