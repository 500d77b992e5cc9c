import type { ServerResponse } from 'node:http'

export interface StorageFault {
  /** what Azure Storage answers to everything */
  readonly name: string
  readonly answer: (response: ServerResponse) => unknown
  /** what is logged of it */
  readonly told: RegExp
}

const refusal = (status: number, code: string) => (response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'application/xml', 'x-ms-error-code': code })
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>sub-secret</Message></Error>`)
}

const page = (status: number) => (response: ServerResponse) => {
  response.writeHead(status, { 'content-type': 'text/html' })
  response.end('<!DOCTYPE html><title>Sign in to sub-secret</title>')
}

const refused = (name: string, status: number, code: string): StorageFault => ({
  name: `${name} (${status} ${code})`,
  answer: refusal(status, code),
  told: new RegExp(`: it answered ${status} \\(${code}\\)$`),
})

/** Rolecall cannot tell these from each other, and does the same. */
export const STORAGE_FAULTS: readonly StorageFault[] = [
  refused('that it is busy', 503, 'ServerBusy'),
  refused('that the identity may not', 403, 'AuthorizationPermissionMismatch'),
  refused('that the container is gone', 404, 'ContainerNotFound'),
  refused('that the container is being deleted', 409, 'ContainerBeingDeleted'),
  refused('that somebody else holds a lease', 409, 'LeaseIdMissing'),
  refused('that no condition ever holds', 412, 'ConditionNotMet'),
  {
    name: 'a page to sign in, with 200',
    answer: page(200),
    told: /: (?:an answer that is not understood|it answered 200)/,
  },
  {
    name: 'a page to sign in, with 201',
    answer: page(201),
    told: /: (?:an answer that is not understood|it answered 201)/,
  },
  {
    name: 'nothing, with 200',
    answer: (response) => response.end(),
    told: /: (?:an answer that is not understood|it answered 200)/,
  },
  {
    name: 'a connection that is cut',
    answer: (response) => response.destroy(),
    told: /: no answer \(ECONNRESET\)$/,
  },
]
