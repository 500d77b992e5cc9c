import { describe, expect, it } from 'vitest'
import { changesBeyond, isFarTooBroad } from '../../../src/advice/least/far-too-broad.ts'
import { knownOperations } from '../../../src/knowledge/catalogue/operations.ts'
import {
  ASSIGN_ROLES,
  CHAT_COMPLETIONS,
  control,
  DOCUMENTS_READ,
} from '../../../src/knowledge/operation-names.ts'
import type { Operation } from '../../../src/rbac/operation.ts'
import { builtIn, customRole } from '../../builders/access.ts'

const changes = knownOperations().filter(({ name, isDataAction }) => !isDataAction && name.endsWith('/write'))
const reads = knownOperations().filter(({ name, isDataAction }) => !isDataAction && name.endsWith('/read'))
const holding = (operations: readonly Operation[]) =>
  customRole('Made up', { actions: operations.map(({ name }) => name) })
const [NEEDED = ASSIGN_ROLES] = changes
const [READ = ASSIGN_ROLES] = reads

describe('what roles can change besides what is needed', () => {
  it.each([
    { sentence: 'what is needed does not count', roles: [holding([NEEDED])], needed: [NEEDED], count: 0 },
    { sentence: 'reading does not count', roles: [holding(reads)], needed: [NEEDED], count: 0 },
    { sentence: 'the rest does', roles: [holding(changes.slice(0, 8))], needed: [NEEDED], count: 7 },
    {
      sentence: 'what two roles hold counts once',
      roles: [holding(changes.slice(0, 8)), holding(changes.slice(4, 10))],
      needed: [NEEDED],
      count: 9,
    },
    {
      sentence: 'in any case of its letters',
      roles: [holding([NEEDED])],
      needed: [control(NEEDED.name.toUpperCase())],
      count: 0,
    },
  ])('$sentence', ({ roles, needed, count }) => {
    expect(changesBeyond(roles, needed)).toBe(count)
  })
})

describe('far too broad', () => {
  it.each([
    {
      sentence: 'is no more than a hundred changes besides',
      roles: [holding(changes.slice(0, 101))],
      needed: NEEDED,
      is: false,
    },
    { sentence: 'is one more than that', roles: [holding(changes.slice(0, 102))], needed: NEEDED, is: true },
    {
      sentence: 'to read with, is no more than twenty',
      roles: [holding([READ, ...changes.slice(0, 20)])],
      needed: READ,
      is: false,
    },
    {
      sentence: 'to read with, is one more than that',
      roles: [holding([READ, ...changes.slice(0, 21)])],
      needed: READ,
      is: true,
    },
    {
      sentence: 'is a role that can assign roles',
      roles: [holding([NEEDED, ASSIGN_ROLES])],
      needed: NEEDED,
      is: true,
    },
    { sentence: 'is never what only lets one read', roles: [holding(reads)], needed: READ, is: false },
  ])('$sentence: $is', ({ roles, needed, is }) => {
    expect(isFarTooBroad(roles, [needed])).toBe(is)
  })

  it.each([
    { role: 'Owner', needed: NEEDED, is: true },
    { role: 'Contributor', needed: NEEDED, is: true },
    { role: 'Role Based Access Control Administrator', needed: NEEDED, is: true },
    {
      role: 'Virtual Machine Contributor',
      needed: control('Microsoft.Compute/virtualMachines/start/action'),
      is: true,
    },
    {
      role: 'Azure AI Administrator',
      needed: control('Microsoft.MachineLearningServices/workspaces/write'),
      is: true,
    },
    {
      role: 'AzureML Data Scientist',
      needed: control('Microsoft.MachineLearningServices/workspaces/models/read'),
      is: true,
    },
    { role: 'Cognitive Services OpenAI User', needed: CHAT_COMPLETIONS, is: false },
    { role: 'Search Index Data Reader', needed: DOCUMENTS_READ, is: false },
    {
      role: 'Search Service Contributor',
      needed: control('Microsoft.Search/searchServices/write'),
      is: false,
    },
    { role: 'Reader', needed: control('Microsoft.Compute/virtualMachines/read'), is: false },
  ])('$role for $needed.name: $is', ({ role, needed, is }) => {
    expect(isFarTooBroad([builtIn(role)], [needed])).toBe(is)
  })
})
