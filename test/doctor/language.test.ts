import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { languageExamination } from '../../src/doctor/language.ts'
import { credential, json, modelServer, says, TOKEN, type Answer } from '../language/model-server.ts'

const IDENTITY = '1d000000-0000-4000-8000-000000000001'
const refusal = (status: number, code: string): Answer => json(status, { error: { code, message: TOKEN } })

async function examined(visionDeployment: string | null, ...answers: readonly Answer[]) {
  await using server = await modelServer(...answers)
  const config = { endpoint: server.endpoint, deployment: 'reader', visionDeployment }
  const outcome = await languageExamination(config, credential, IDENTITY).examine(
    new AbortController().signal,
  )
  return { outcome, asked: server.asked.length }
}

describe('Azure OpenAI', () => {
  test('is not asked where it is not configured', async () => {
    const examination = languageExamination(null, credential, IDENTITY)
    expect(await examination.examine(new AbortController().signal)).toMatchObject({ status: 'skipped' })
  })

  test('each deployment is asked once', async () => {
    expect(await examined(null, says('ok'))).toMatchObject({
      outcome: { status: 'ok', found: 'reader answers' },
      asked: 1,
    })
    expect(await examined('seer', says('ok'))).toMatchObject({
      outcome: { status: 'ok', found: 'reader and seer answer' },
      asked: 2,
    })
    expect(await examined('reader', says('ok'))).toMatchObject({ asked: 1 })
  })

  test.each([
    [401, 'PermissionDenied', /did not let this identity in/, /Cognitive Services OpenAI User/, IDENTITY],
    [404, 'DeploymentNotFound', /no such deployment/, /AZURE_OPENAI_DEPLOYMENT/, 'deployment list'],
    [429, '429', /too busy/, /Run it again/, ''],
    [500, 'InternalServerError', /it failed/, /Run it again/, ''],
  ])('%i %s', async (status, code, found, cure, command) => {
    const { outcome } = await examined(null, refusal(status, code))
    expect(outcome).toMatchObject({
      status: 'failed',
      found: expect.stringMatching(found) as string,
      fix: { text: expect.stringMatching(cure) as string },
    })
    expect(JSON.stringify(outcome)).not.toContain(TOKEN)
    const commands = 'fix' in outcome ? outcome.fix.commands.join('\n') : ''
    expect(commands).toContain(command)
    // throws where bash does not take them
    execFileSync('bash', ['-n', '-c', commands])
  })
})
