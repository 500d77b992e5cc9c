import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { builtInRoles } from '../../../src/knowledge/catalogue/roles.ts'
import { roleAnswerCard } from '../../../src/reply/role-answer/role-answer-card.ts'
import { roleAnswerJson } from '../../../src/reply/role-answer/role-answer-json.ts'
import { roleAnswerText } from '../../../src/reply/role-answer/role-answer-text.ts'
import { compareRoles } from '../../../src/role-questions/answers/compare-roles.ts'
import { explainRole } from '../../../src/role-questions/answers/explain-role.ts'
import { readRoleQuestion } from '../../../src/role-questions/read-role-question.ts'
import { anyAnswerTo } from '../../role-questions/answer.ts'
import { QUESTIONS } from '../../role-questions/questions.ts'
import { cardBytes, cardFaults, cardText } from '../card-reader.ts'

const unwrapped = (text: string) => text.replace(/\s+/g, ' ')

describe('what is said about roles', () => {
  test.each([
    [
      'difference between Contributor and Azure AI Developer on a hub',
      'On a hub, only Contributor can change the settings of the hub, list the keys and create hubs (where it is held on the resource group); only Azure AI Developer can chat with a model, embed text and 4 more (where it is held on the services behind too)',
    ],
    ['what can a hub Contributor not do', 'Contributor on a hub does not let one assign roles'],
    [
      'what can a hub Contributor not do',
      'Azure AI Search, even where it is held on them: query an index and index documents',
    ],
    [
      'what can Azure AI Developer do on a project',
      'Azure OpenAI and AI services, where it is held on them too: chat with a model',
    ],
    [
      'compare Owner and Contributor',
      'Only Owner can assign roles, remove role assignments and create custom roles',
    ],
    ['Azure AI User vs Foundry User', 'Both names are of one role, Foundry User'],
    ['AcrPull vs AcrPush', 'Only AcrPush can push an image'],
    ['AcrPull vs Reader on a key vault', 'On a key vault, only Reader can see who holds which role'],
    [
      'Search Index Data Reader vs AcrPull on a key vault',
      'Neither Search Index Data Reader nor AcrPull lets one do anything usual on a key vault',
    ],
    ['what does AcrPull allow', 'AcrPull lets one pull an image'],
    ['what can AcrPull do on a key vault', 'AcrPull on a key vault lets one do nothing usual'],
    ['explain AcrPush', 'In all it grants 1 operation that only reads, 1 other action and no data action.'],
    ['explain Search Index Data Reader', 'In all it grants 1 data action.'],
    ['what can Reader do on a resource group', 'Hubs and projects: see the hub or project'],
    ['least role to delete a resource group', 'is the least role to delete a resource group'],
    ['build a role to list keys', 'I do not know yet what the role is to hold'],
    ['build a role to list keys', 'It is a different operation for each service.'],
    ['explain Foundry User', 'Formerly Azure AI User; the id is the same.'],
    ['explain Owner', 'no data action: it does not reach contents'],
    ['explain Role Based Access Control Administrator', 'It can give access to others'],
    ['least role for indexing', 'Only Search Index Data Contributor lets one index documents'],
    ['smallest role to deploy a model', 'Cognitive Services Contributor is the least role to deploy a model'],
    [
      'which roles can make hubs',
      'Azure AI Administrator, Contributor and Owner let one create a hub; by the article, no custom role does',
    ],
    [
      'who may create projects',
      'The article names Azure AI Developer for it. AzureML Data Scientist comes first as its definition grants it too, with less besides.',
    ],
    ['least role to create agents', 'Foundry names Foundry User for it. Cognitive Services User comes first'],
    ['least role to create agents', '; named by Foundry for this'],
    ['least role to pull images', 'AcrPull: nothing else; named by the article for this'],
    ['least role to pull images', 'AcrPush: 1 other operation (beyond reading settings)'],
    ['least role to pull images', 'Contributor: '],
    ['least role to pull images', 'Log Analytics Contributor, Monitoring Contributor'],
    ['can Azure AI Developer deploy models?', 'Azure AI Developer does not let one deploy a model'],
    ['can Azure AI Developer deploy models?', 'Cognitive Services Contributor'],
    ['can Owner create projects?', 'Less would do'],
    ['can Owner create projects?', 'AzureML Data Scientist; the article names Azure AI Developer'],
    ['can Contributor chat with a model', 'Contributor holds no data action'],
    ['can Reader list keys', 'Reader does not let one list the keys'],
    [
      'can Search Service Contributor list keys',
      'lets one list the keys in Azure AI Search, and not in Azure OpenAI and AI services',
    ],
    [
      'can Azure AI Developer on a hub chat with a model',
      'lets one chat with a model, but not when it is held on a hub',
    ],
    ['can AI Studio Developer create hubs', 'by the article, no custom role does'],
    ['can Foundry Project Manager assign roles', 'under a condition that its definition states'],
    [
      'does Backup Wizard Contributor allow reading blobs',
      'I know no built-in role “Backup Wizard Contributor”',
    ],
    ['what role does a manager need', 'The role of a manager: Contributor or Azure AI Developer'],
    ['which roles does the playground need', 'The identities are system-assigned ones.'],
    ['roles for the container registry', 'acr/admin-user: no role, to pull images with the registry'],
    ['roles for foundry', 'What Foundry takes, since the article'],
    ['what is Azure AI User called now', 'Foundry User was Azure AI User before'],
    ['was Azure AI Developer renamed', 'Azure AI Developer is called so, and I know no former name of it'],
    ['which roles were renamed', 'Foundry User: Azure AI User'],
    [
      'do I need Owner to create a hub',
      'Owner lets one create a hub, and so does less: Azure AI Administrator',
    ],
    ['do I need AcrPull to pull images', 'AcrPull is the least built-in role that lets one pull an image'],
    ['do I need Reader to pull images', 'Reader lets one pull an image, and so does less: AcrPull'],
    ['do I need Reader to push images', 'Reader does not let one push an image'],
    ['does Owner include data access', 'Owner holds no data action'],
    ['what data actions does Storage Blob Data Reader have', 'Storage Blob Data Reader holds 1 data action'],
    [
      'what actions does Azure AI Developer exclude',
      'Microsoft.MachineLearningServices/workspaces/hubs/write',
    ],
    [
      'what role does AI Search need on the storage account',
      'The role that the identity of an Azure AI Search service needs on a storage account: Storage Blob Data Contributor',
    ],
    [
      'which role does a key vault need on a registry',
      'I know of no role that the identity of a key vault needs',
    ],
    ['what do you know about roles', 'Which roles does the playground need?'],
    ['how do I add a user to a project', 'only built-in roles can be chosen there'],
    ['role id of Owner', 'The id of Owner is 8e3af657-a8ff-443c-a75c-2fe8c4bcb635'],
    ['custom roles of the article', 'Azure OpenAI Assistants API Developer: Custom role to work with'],
    ['show AI Studio Developer', 'It is not built in: somebody has to make it'],
    ['show AI Studio Developer', '"roleName": "AI Studio Developer"'],
    [
      'show AI Studio Developer',
      'It lists the same operation among its exclusions, so it does not grant it.',
    ],
    ['show PTU procurer', 'It stands here as the article prints it. 3 things in it do nothing'],
    ['custom role for assistants', 'It was looked over: nothing is wrong with it.'],
    ['AI Studio Developer vs Reader', 'AI Studio Developer is a custom role that the article prints'],
    ['least role to list keys', 'The least role to list the keys depends on the resource'],
    [
      'which roles allow data action Contoso.Shop/orders/items/read',
      'No built-in role lets one perform Contoso.Shop/orders/items/read',
    ],
    ['explain search contributor', 'Several roles may be meant by “search contributor”'],
    ['explain Backup Wizard Contributor', 'I know no built-in role “Backup Wizard Contributor”'],
    ['explain Blob Storage Reader', 'No role has that name; Storage Blob Data Reader reads blobs.'],
  ])('%s: %s', (text, said) => {
    const answer = anyAnswerTo(text)
    expect(unwrapped(roleAnswerText(answer))).toContain(said)
    expect(unwrapped(cardText(roleAnswerCard(answer)))).toContain(said)
  })

  it.each(QUESTIONS.map(([text]) => text))('is the same in a text and on a card, dated: %s', (text) => {
    const answer = anyAnswerTo(text)
    const [written, drawn] = [roleAnswerText(answer), cardText(roleAnswerCard(answer))].map(unwrapped)
    expect(drawn).toMatch(/as of \d{4}-\d\d-\d\d/)
    const json = roleAnswerJson(answer)
    expect(written).toContain(json.catalogueDate)
    const told = 'disagreements' in json ? json.disagreements : []
    expect(told.slice(0, 4).filter(({ definition }) => !drawn?.includes(definition))).toEqual([])
    expect(told.slice(0, 4).filter(({ article }) => !written?.includes(article))).toEqual([])
  })
})

describe('what is not understood', () => {
  test.each([
    [['Azure AI Developer'], 'I do not know that of Azure AI Developer'],
    [['Azure AI Developer'], 'What can Azure AI Developer not do on a hub?'],
    [['Contributor'], 'Difference between Contributor and Reader'],
    [['Reader', 'Owner'], 'Difference between Reader and Owner'],
    [[], 'I do not understand that question about roles'],
  ])('of %j: %s', (names, said) => {
    const roles = names.map((name) => ({ id: name, name }))
    expect(unwrapped(roleAnswerText({ kind: 'not-understood', roles }))).toContain(said)
    expect(unwrapped(cardText(roleAnswerCard({ kind: 'not-understood', roles })))).toContain(said)
  })

  it('offers only what is understood', () => {
    const text = roleAnswerText({ kind: 'not-understood', roles: [{ id: 'x', name: 'Azure AI Developer' }] })
    const offered = [...text.matchAll(/^ {2}- (.+)$/gm)].map(([, line = '']) => line)
    expect(offered.length).toBeGreaterThan(4)
    expect(offered.filter((line) => readRoleQuestion(line) === null)).toEqual([])
  })
})

describe('a card about roles', () => {
  const role = fc.constantFrom(...builtInRoles())

  it('stays below 24 KB for any roles, and the renderer library takes it', () => {
    fc.assert(
      fc.property(role, role, (one, other) => {
        for (const answer of [compareRoles(one, other, null), explainRole(one, null)]) {
          const card = roleAnswerCard(answer)
          expect(cardBytes(card)).toBeLessThanOrEqual(24 * 1024)
          expect(cardFaults(card)).toEqual([])
        }
      }),
      { numRuns: 30 },
    )
  })

  it('shows a made-up name as it is written, cut and in text runs only', () => {
    const name = `[click](http://evil.example) ${'x'.repeat(900)}`
    const card = roleAnswerCard({
      kind: 'unclear-role',
      why: 'unknown',
      name,
      candidates: [],
      disagreements: [],
    })
    expect(cardText(card)).toContain('“[click](http://evil.example) xxx')
    expect(cardBytes(card)).toBeLessThan(4 * 1024)
  })
})
