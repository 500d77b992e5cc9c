import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { DockerfileParser, type Instruction } from 'dockerfile-ast'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

const ROOT = new URL('../../', import.meta.url)
const textOf = (path: string) => readFileSync(new URL(path, ROOT), 'utf8')

const dockerfile = DockerfileParser.parse(textOf('Dockerfile'))
const instructions = dockerfile.getInstructions()
/** The stages: what each is made from, and what it does. */
const stages = dockerfile.getFROMs().map((from, index, all) => ({
  name: from.getBuildStage(),
  base: from.getImage() ?? '',
  instructions: instructions.filter(
    (each) => lineOf(each) > lineOf(from) && lineOf(each) < lineOf(all[index + 1]),
  ),
}))
const last = stages.at(-1)?.instructions ?? []

function lineOf(instruction: Instruction | undefined): number {
  return instruction?.getRange().start.line ?? Infinity
}

function ofKind(among: readonly Instruction[], keyword: string): readonly string[] {
  return among.filter((each) => each.getKeyword() === keyword).map((each) => textAfterKeyword(each))
}

/** Flags included. */
function textAfterKeyword(instruction: Instruction): string {
  return instruction.getTextContent().slice(instruction.getKeyword().length).trim()
}

const { engines, devDependencies, scripts } = z
  .object({
    engines: z.object({ node: z.string() }),
    devDependencies: z.record(z.string(), z.string()),
    scripts: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(textOf('package.json')))

describe('the image', () => {
  test('is made in two stages: build, and what runs', () => {
    expect(stages.map(({ name }) => name)).toEqual(['build', null])
  })

  test('is of the Node that it is tested with, by its whole version, and slim', () => {
    for (const { base } of stages) {
      const version = /^node:(\d+\.\d+\.\d+)-[a-z]+-slim$/.exec(base)?.[1]
      expect(version).toBe(devDependencies['node'])
    }
    const least = Number(/^>=(\d+)/.exec(engines.node)?.[1])
    expect(Number(devDependencies['node']?.split('.')[0])).toBeGreaterThanOrEqual(least)
  })

  test('runs as a user that is not root, set after everything that needs root', () => {
    expect(ofKind(last, 'USER')).toEqual(['node'])
    const user = last.find((each) => each.getKeyword() === 'USER')
    const asRoot = last.filter((each) => ['RUN', 'COPY'].includes(each.getKeyword()))
    expect(asRoot.every((each) => lineOf(each) < lineOf(user))).toBe(true)
  })

  test('takes what it runs from the other stage, and no sources', () => {
    expect(ofKind(last, 'COPY')).toEqual(['--from=build /app/dist ./dist'])
    expect(ofKind(last, 'CMD')).toEqual(['["node", "dist/index.js"]'])
  })

  test('installs what package-lock.json pins, and runs no script of a package', () => {
    const runs = ofKind(instructions, 'RUN')
    const installs = runs.filter((command) => command.includes('npm ci'))
    expect(installs).toHaveLength(2)
    expect(installs.every((command) => command.includes('--ignore-scripts'))).toBe(true)
    expect(runs.some((command) => /npm (?:install|i)\b|curl|wget|apt/.test(command))).toBe(false)
    const used = runs.flatMap((command) => /^npm run ([\w:]+)$/.exec(command)?.[1] ?? [])
    expect(used).toEqual(['build'])
    expect(used.filter((name) => scripts[name] === undefined)).toEqual([])
  })

  test('holds no secret', () => {
    const names = [...dockerfile.getARGs(), ...dockerfile.getENVs()].flatMap(
      (each) => each.getArgumentsContent() ?? '',
    )
    expect(names.filter((text) => /secret|password|token|key|connection_string/i.test(text))).toEqual([])
  })

  test.each([
    [200, 0],
    [503, 1],
  ])('is healthy by a program that it has: an answer of %i ends it with %i', async (status, expected) => {
    const [check = ''] = ofKind(last, 'HEALTHCHECK')
    const [program, ...words] = z.array(z.string()).parse(JSON.parse(check.slice(check.indexOf('CMD') + 3)))
    expect(program).toBe('node')
    const asked: (string | undefined)[] = []
    const server = createServer((request, response) => {
      asked.push(request.url)
      response.writeHead(status).end()
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    try {
      const { port } = z.object({ port: z.number() }).parse(server.address())
      const child = spawn(process.execPath, words, { env: { PORT: String(port) } })
      expect(await once(child, 'exit')).toEqual([expected, null])
      expect(asked).toEqual(['/healthz'])
    } finally {
      server.close()
    }
  })
})

describe('what is sent to be built', () => {
  const allowed = textOf('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1))

  test('is a list of what may, so that nothing secret can', () => {
    expect(textOf('.dockerignore').split('\n')).toContain('*')
    expect(allowed.filter((path) => /env|\.git|node_modules/.test(path))).toEqual([])
    const missing = allowed.filter((path) => !existsSync(new URL(path, ROOT)))
    expect(missing).toEqual([])
  })

  test('is all that the stages copy', () => {
    const copied = ofKind(instructions, 'COPY')
      .filter((content) => !content.startsWith('--from'))
      .flatMap((content) => content.split(' ').slice(0, -1))
      .map((path) => path.replace(/^\.\//, ''))
    expect(new Set(copied)).toEqual(new Set(allowed))
  })
})
