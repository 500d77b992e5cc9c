import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { ApproveResult } from '../../src/access-requests/approve.ts'
import { status } from './faults.ts'
import type { Fault } from './faulty-azure.ts'

/** Azure does it, and something else is answered. */
const done =
  (answer: (response: ServerResponse) => unknown): Fault =>
  async (response, truth) => {
    await truth()
    answer(response)
  }

export interface WriteFault {
  readonly name: string
  readonly fault: Fault
  /** what the approver is told */
  readonly told: ApproveResult['kind']
  /** how many of the two roles are assigned then; Azure is not asked for the second where the first is not known */
  readonly made: readonly [number, number]
  /** how often Azure is asked for the first */
  readonly asked: number
}

/** What may go wrong with one write in an approval of two roles. */
export const WRITE_FAULTS: readonly WriteFault[] = [
  {
    name: 'a connection cut before it reaches Azure',
    fault: (response) => void response.destroy(),
    told: 'unreachable',
    made: [0, 0],
    asked: 2,
  },
  {
    name: 'a connection cut after it was done',
    fault: done((response) => response.destroy()),
    told: 'unreachable',
    made: [1, 0],
    asked: 2,
  },
  {
    name: 'no answer, and nothing done',
    fault: () => undefined,
    told: 'unreachable',
    made: [0, 0],
    asked: 1,
  },
  {
    name: 'no answer, though it was done',
    fault: done(() => undefined),
    told: 'unreachable',
    made: [1, 0],
    asked: 1,
  },
  { name: '500', fault: status(500), told: 'unreachable', made: [0, 0], asked: 2 },
  { name: '503', fault: status(503), told: 'unreachable', made: [0, 0], asked: 2 },
  { name: '429', fault: status(429), told: 'unreachable', made: [0, 0], asked: 1 },
  {
    name: '503, though it was done',
    fault: done((response) => {
      response.writeHead(503)
      response.end()
    }),
    told: 'unreachable',
    made: [1, 0],
    asked: 2,
  },
  {
    name: '200 with a page to sign in',
    fault: done((response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')),
    told: 'unreachable',
    made: [1, 0],
    asked: 1,
  },
  {
    name: '201 with nothing',
    fault: done((response) => response.writeHead(201).end()),
    told: 'unreachable',
    made: [1, 0],
    asked: 1,
  },
  {
    name: '201 with JSON of another shape, and nothing done',
    fault: (response) =>
      void response.writeHead(201, { 'content-type': 'application/json' }).end('{"value":[]}'),
    told: 'unreachable',
    made: [0, 0],
    asked: 1,
  },
  {
    name: '201 with the assignment of somebody else, and nothing done',
    fault: (response) => {
      response.writeHead(201, { 'content-type': 'application/json' })
      response.end('{"id":"/x","properties":{"principalId":"x","roleDefinitionId":"/x"}}')
    },
    told: 'unreachable',
    made: [0, 0],
    asked: 1,
  },
  {
    name: '201, packed, of which the end is missing',
    fault: done((response) => {
      response.writeHead(201, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      response.end(gzipSync('{"id":"/x"}').subarray(0, 20))
    }),
    told: 'unreachable',
    made: [1, 0],
    asked: 1,
  },
  {
    name: '400 with a page that is not Azure’s',
    fault: (response) => void response.writeHead(400, { 'content-type': 'text/html' }).end('<html>'),
    told: 'unreachable',
    made: [0, 0],
    asked: 1,
  },
  {
    name: '307 to another host',
    fault: (response) => void response.writeHead(307, { location: 'https://localhost:1/' }).end(),
    told: 'unreachable',
    made: [0, 0],
    asked: 1,
  },
  { name: '401', fault: status(401), told: 'sign-in', made: [0, 0], asked: 1 },
  { name: '403', fault: status(403), told: 'open-again', made: [0, 0], asked: 1 },
  { name: '409', fault: status(409), told: 'open-again', made: [0, 0], asked: 1 },
]
