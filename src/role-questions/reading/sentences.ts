import { sentencePattern, type SentencePattern } from './sentence-pattern.ts'

/** Articles are left out, and so is what opens a question: `can you tell me`. */
export const OPENINGS: readonly SentencePattern[] = [
  'can|could|would|will you tell|show|explain [me] NEED',
  'tell|show me NEED',
  'i want|like to know NEED',
  'i would like to know NEED',
  'do you know NEED',
  'explain NEED',
].map(sentencePattern)

/** What tells two roles apart. */
export const COMPARISONS: readonly SentencePattern[] = [
  '[what] [is|are] [there] [any] [main|key|exact|real] difference|differences between ROLE and|or|vs|versus ROLE [PLACE]',
  'how do|does|is|are ROLE differ|different from|to ROLE [PLACE]',
  'compare ROLE and|with|to|vs|versus ROLE [PLACE]',
  'comparison of ROLE and|with ROLE [PLACE]',
  'ROLE vs|versus ROLE [PLACE]',
  'ROLE compared to|with ROLE [PLACE]',
  'what can|does|may ROLE do|allow|grant that|which|what ROLE can|does|may not [do|allow|grant] [PLACE]',
  'which|what [role] is|are better|best|safer|right|narrower|broader|stronger|smaller|bigger|less|more [privileged] [for] [TOPIC] ROLE or ROLE [PLACE]',
  'is|are ROLE better|safer|narrower|broader|stronger|smaller|bigger|more|less [powerful|privileged] than ROLE [PLACE]',
  '[should|shall|do|must] [i|we|one] give|assign|grant|use|need|take [TOPIC] ROLE or ROLE [PLACE]',
  'ROLE or ROLE [for] [TOPIC] [PLACE]',
].map(sentencePattern)

/** What one role allows. */
export const EXPLANATIONS: readonly SentencePattern[] = [
  'what do|does ROLE allow|permit|grant|give|let|include|bring|contain|cover|do|mean [me|one|you|us] [to] [do] [PLACE]',
  'what can|may|could ROLE do|access|reach [PLACE]',
  'what can|may somebody|someone|one|people|users with|as ROLE do [PLACE]',
  'what can|may i do with|as ROLE [PLACE]',
  'what is|are ROLE [for|about] [PLACE]',
  '[can|could|would] [you] explain|describe [me] ROLE [to] [me] [PLACE]',
  'tell|show me [about] ROLE [PLACE]',
  'what ROLE allows|permits|grants|gives|includes|means|does [PLACE]',
  'what ROLE can do [PLACE]',
  'what|which permissions|rights|operations|actions|access do|does ROLE have|grant|give|hold|include [PLACE]',
].map(sentencePattern)

const ONE = 'i|we|one|you|it|somebody|someone|anybody|anyone|people|users|developers'

/** Whether a role reaches contents. */
export const DATA_ACTIONS: readonly SentencePattern[] = [
  'do|does ROLE have|hold|include|grant|contain|give|come [with] [any] data|dataactions [access|actions|plane] [access] [PLACE]',
  'what|which data|dataactions [actions] do|does ROLE have|hold|include|contain|list|grant [PLACE]',
  '[what|which] [are] [all] data|dataactions [actions] of|in ROLE [PLACE]',
].map(sentencePattern)

/** What the definition of a role lists. */
export const DEFINITIONS: readonly SentencePattern[] = [
  '[what|which] [are|is] [all] [not|excluded] actions|operations|notactions|notdataactions|definition|json of|in ROLE [PLACE]',
  'what|which [not] actions|operations|notactions|notdataactions do|does ROLE exclude|list|have|hold|include|contain [PLACE]',
  'what permissions do|does ROLE exclude',
  'do|does ROLE have|hold|include|list [any] [not] actions|notactions|notdataactions [PLACE]',
].map(sentencePattern)

/** What one role does not allow. */
export const LIMITATIONS: readonly SentencePattern[] = [
  'what can|may|could [not] ROLE [PLACE] [not] do|access|reach [PLACE]',
  'what do|does ROLE [PLACE] not allow|permit|grant|give|let|include|cover|do [me|one|you|us] [to] [do] [PLACE]',
  'what is|are ROLE [PLACE] not allowed|permitted|able to do [PLACE]',
  'what is ROLE missing|lacking [PLACE]',
  'what do|does ROLE lack|miss [PLACE]',
  'limits|limitations|restrictions of ROLE [PLACE]',
  'what can|may i|one|somebody|someone [not] [not] do with|as [only|just] ROLE [PLACE]',
].map(sentencePattern)

/** Whether nothing less than a role lets one do something. */
export const NECESSITIES: readonly SentencePattern[] = [
  `do|does ${ONE} [really] need|require|have [to] [be] [have] ROLE [PLACE] to|for NEED`,
  `must|should ${ONE} be|have|hold ROLE [PLACE] to NEED`,
  'is|are ROLE [PLACE] [really] needed|required|necessary to|for NEED',
].map(sentencePattern)

/** Whether a role lets one do something. */
export const ALLOWANCES: readonly SentencePattern[] = [
  'can|could|may|might|will|would [not] ROLE [PLACE] [not] [also] NEED',
  'do|does [not] ROLE [PLACE] [not] allow|let|permit|enable|grant|give|cover|include|have|hold|bring [me|one|you|us|people|somebody|someone|users] [to|access] [to] NEED',
  'is|are|would|will [not] ROLE [PLACE] [not] [be] enough|sufficient|able|allowed|permitted|entitled|good [enough] [for] [me|one|us|somebody|someone] [to|for] NEED',
  `can|could|may [not] ${ONE} [not] NEED with|as|having [only|just] ROLE [PLACE]`,
  `is|are ${ONE} able|allowed|permitted to NEED with|as [only|just] ROLE [PLACE]`,
  `can|could|may|should ${ONE} use|take [only|just] ROLE [PLACE] for|to NEED`,
  'can|could|may ROLE [PLACE] be used for|to NEED',
  'is|are ROLE [PLACE] [right|suitable|ok|okay|usable|fine|made|meant] [role] for|to NEED',
  'why can|could|may|do|does [not] ROLE [PLACE] [not] [let|allow] [me|one] [to] NEED',
  'why is|are [not] ROLE [PLACE] [not] enough|sufficient|able|allowed to|for NEED',
].map(sentencePattern)

/** Which roles let one do something, whoever asks. */
export const ROLES_FOR_NEEDS: readonly SentencePattern[] = [
  '[what|which] [is|are] least|smallest|narrowest|minimal|minimum|lowest|weakest [privileged|possible] role|roles [needed|required|necessary] [that|which] for|to|can|allows|allow|lets [me|one|us] [to] NEED',
  '[what] [is] least privilege|access for|to NEED',
  'what|which role|roles|permission|permissions|right|rights|operation|operations|action|actions is|are needed|required|necessary to|for NEED',
  'what|which role|roles do|does one|you|somebody|someone|people need to|for NEED',
  'what|which role|roles|permission|permissions|right|rights|operation|operations|action|actions allow|allows|permit|permits|grant|grants|let|lets|give|gives|enable|enables [me|one|us|you|people|somebody|someone] [to] NEED',
  'what|which role|roles can|may|bring|brings|have|has|contain|contains|include|includes|hold|holds NEED',
  '[what|which] role|roles for|to NEED',
  'role|roles that|which can|may|allow|let|grant [one|me|you] [to] NEED',
  'is|are there [a] [any] role|roles that|which|to [can|lets|let|allows|allow] [me|one|us|people] [only|just] [to] NEED',
  'what|which role|roles is|are least|smallest|narrowest|minimum|minimal|lowest [privileged|possible] [one] to|for|that [can|lets] [me|one] [to] NEED',
  'what|which role|roles [can|should|do|must] i|we|you give|assign|grant [to] someone|somebody|people|users|user|person [who|that] [only|just] [need|needs|want|wants|has|have] [to] NEED',
  'what|which role|roles do|does|should|must [my|our|hub|project|app|managed|system-assigned|user-assigned] [managed] identity|app|application|pipeline [need|have|get] to|for NEED',
  'can custom role|roles NEED',
  'what|which role|roles is|are able|allowed|permitted to NEED',
].map(sentencePattern)

/** As above, in words that a question about the asker may have too. */
export const ROLES_FOR_ONE: readonly SentencePattern[] = [
  'what|which role|roles do i|we need to|for NEED',
  'what|which role|roles i|we need to|for NEED',
].map(sentencePattern)

/** As above, in words that a question about people may have too. */
export const WHO_CAN: readonly SentencePattern[] = [
  'who can|may|could NEED',
  'who is allowed|able|permitted to NEED',
].map(sentencePattern)

/** A custom role of what was pasted before. */
const ROLE_FROM =
  '[i] [build|make|create|write|draft|design|give|need|want] [me] [one] [least|smallest|minimal|narrow|single] [custom] role'
const OF = '[that] from|for|of|out|covering|covers|mends|fixes [of] [all] [of]'
const THOSE = '[these|those|this|that|my|both|all|two|three|four] [last|latest|newest|pasted]'
const BEFORE = '[that] [i] [have] [just] [pasted|posted|sent] [above|before|earlier|here|so] [far]'
const ERRORS = 'error|errors|failure|failures|refusal|refusals|denials'

export const ROLE_FROM_ERRORS: readonly SentencePattern[] = [
  `${ROLE_FROM} ${OF} ${THOSE} ${ERRORS} [messages] ${BEFORE}`,
  `${ROLE_FROM} ${OF} what|everything|all [that] i [have] [just] pasted|posted|sent [above|before|earlier|here|so] [far]`,
  `${ROLE_FROM} ${OF} these|those|them [above]`,
].map(sentencePattern)

export const ROLE_FROM_LAST_ERROR: readonly SentencePattern[] = [
  `${ROLE_FROM} ${OF} [this|that|my] [last|latest|newest|previous] error|failure|refusal|denial [message] ${BEFORE}`,
  `${ROLE_FROM} ${OF} this|that|it`,
].map(sentencePattern)

/** Which roles a part of the article asks for. */
const KIND = '[built-in|builtin|azure|rbac|default]'
const RIGHTS = 'role|roles|permissions|rights'

export const ROLES_OF_TOPICS: readonly SentencePattern[] = [
  `[what|which] [are] ${KIND} ${RIGHTS} [assignments] [is|are] [there|available|needed|required|necessary|used] [by|for|on|in|of|to|at] TOPIC`,
  `what|which ${KIND} ${RIGHTS} [assignments] do|does TOPIC need|require|take|have|want|get`,
  `what|which ${KIND} ${RIGHTS} [assignments] should|must|can TOPIC have|get|hold|be`,
  `what|which ${KIND} ${RIGHTS} [should|must|do] [i|we|you] give|assign|grant [to] TOPIC`,
  'what do|does TOPIC need|require',
  'what is|are needed|required|necessary for TOPIC',
  `[list|show|explain|tell] [me] [about] [all] ${KIND} ${RIGHTS} [assignments] [needed|required] for|of|on|in TOPIC`,
  `[what|which] [are] TOPIC ${RIGHTS} [are] [there]`,
  'who needs|need|gets|get what|which on|in|for TOPIC',
  '[what|which] [is|are] least|minimum|minimal|smallest [privileged] role|roles for|to [run|use|set] [up] TOPIC',
].map(sentencePattern)

/** Which roles come by themselves. */
export const AUTOMATIC_ROLES: readonly SentencePattern[] = [
  'what|which role|roles are|is [automatically|auto] assigned [automatically|by|when] [itself|themselves|default|studio|project] [is] [shared]',
  'what|which role|roles do|does project members|member|users get|receive automatically',
  'what|which role|roles are|is assigned [automatically] when project is shared',
  'what|which role|roles do|does hub creator|creators get|have|receive',
  'auto-assigned|autoassigned|automatic roles',
  'what|which role|roles come|comes by itself|themselves',
].map(sentencePattern)

/** What a role is called now, and was called before. */
export const NAMINGS: readonly SentencePattern[] = [
  'what is|are ROLE [role] called|named [now|today|nowadays|these] [days]',
  'what is [new|current|present|latest|today] name of|for ROLE',
  'new|current|present name of|for ROLE',
  'what was ROLE called|named [before|formerly|earlier|previously]',
  'what is|was|were [old|former|previous] name|names of ROLE',
  'what happened|became to|with|of ROLE',
  'what did ROLE become',
  'was|is|were ROLE renamed',
  'did they|microsoft rename ROLE',
  'where is|did ROLE [go|gone]',
  'does ROLE still exist',
  'what|which [role] replaced|replaces|superseded|supersedes ROLE',
].map(sentencePattern)

export const ROLE_IDS: readonly SentencePattern[] = [
  '[what|which] [is] [role] [definition] guid|id|identifier of|for ROLE',
  'what guid|id does ROLE have',
].map(sentencePattern)

export const RENAMED_ROLES: readonly SentencePattern[] = [
  'what|which [azure] [ai|foundry] roles were|are|got|have [been] renamed [to] [foundry]',
  '[what|which] [are] renamed|new [azure] [ai|foundry] role [names]',
  '[what|which] [are] new|old|former names of [azure] [ai|foundry] roles',
  'list|show [me] renamed roles',
].map(sentencePattern)

/** The same of what nobody has a resource of their own for, so that no name is to be asked for. */
export const ROLES_OF_NAMELESS_TOPICS: readonly SentencePattern[] = [
  `what|which ${KIND} ${RIGHTS} do|does i|we|one need for|to [use|reach|access|connect] [to] TOPIC`,
  'can|may i|we use|run|reach|access TOPIC',
].map(sentencePattern)

/** How people are given access. */
const PEOPLE =
  'user|users|member|members|people|somebody|someone|colleague|colleagues|person|teammate|developer|developers'
export const ADDING_USERS: readonly SentencePattern[] = [
  `how do|can|to [i|we|one|you] add|invite|assign|give|grant|share|remove [${PEOPLE}] [access] [to|from|with|on|in] hub|project [with|for] [${PEOPLE}]`,
  `how do|can|to [i|we|one|you] give|grant [${PEOPLE}] access to hub|project`,
  `how do|can|to [i|we|one|you] share project|hub`,
  `how do|can|to [i|we|one|you] assign|grant|give|add [custom] role|roles [to] [${PEOPLE}] [on|in] [hub|project]`,
  `where do|can i|we|one add|invite|assign|manage ${PEOPLE}|roles`,
].map(sentencePattern)

/** What can be asked about roles at all. */
export const OVERVIEWS: readonly SentencePattern[] = [
  'what do you know of|about [azure] roles|role',
  'what can i|we|one ask [you] of|about [azure] roles|role',
  'what [kind|kinds] [of] questions [can|do] [i|you] [ask|answer] about roles',
  'help [me] with|about roles',
  'roles help',
].map(sentencePattern)

/** What somebody of the article's example does. */
export const WORK_OF_PERSONS: readonly SentencePattern[] = [
  'what can|may|does|do TOPIC do',
  'what can|may i|we do as TOPIC',
].map(sentencePattern)

/** Which roles the identity of one service needs on another. */
const MADE_ELSEWHERE = '[that] [was|were] [not] [made|created|outside] [with|by|of] [it|hub]'

export const NEEDS_OF_IDENTITIES: readonly SentencePattern[] = [
  `what do|does [managed] [identity] [of] SERVICE [managed] [identity] need|require on|in|for|from|at [new|existing|own] SERVICE ${MADE_ELSEWHERE}`,
  `what|which ${KIND} ${RIGHTS} [assignments] do|does|should|must [managed|system-assigned|user-assigned] [identity] [of] SERVICE [managed|system-assigned|user-assigned] [identity] need|have|require|get on|in|for|at [new|existing|own] SERVICE ${MADE_ELSEWHERE}`,
  `[what|which] ${RIGHTS} of|for [managed|system-assigned] [identity] [of] SERVICE [managed|system-assigned] [identity] on|in SERVICE`,
].map(sentencePattern)
