import type { Response } from 'restify'

export function sendJson(response: Response, status: number, body: unknown): void {
  response.sendRaw(status, JSON.stringify(body), { 'content-type': 'application/json; charset=utf-8' })
}

/** What a client of HTTP is told: what was expected, and never a detail from inside. */
export function sendFault(response: Response, status: number, code: string, message: string): void {
  sendJson(response, status, { error: { code, message } })
}
