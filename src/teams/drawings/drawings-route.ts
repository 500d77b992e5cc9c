import type { Request, RequestHandler, Response } from 'restify'
import { z } from 'zod'
import { sendFault } from '../json-response.ts'
import { LIFETIME, type KeptDrawings } from './kept-drawings.ts'

const FOLDER = '/pictures'
export const DRAWINGS_PATH = `${FOLDER}/:file`

export function drawingPath(token: string): string {
  return `${FOLDER}/${token}.png`
}

const parameters = z.object({ file: z.string().regex(/^[\w-]+\.png$/) })

/**
 * `GET /pictures/{token}.png`. Whoever has the token may see the picture: Teams fetches the pictures of a card without
 * anybody's sign-in.
 */
export function drawingsRoute(kept: KeptDrawings): RequestHandler {
  return async (request: Request, response: Response) => {
    const { data } = parameters.safeParse(request.params)
    const png = data === undefined ? null : await kept.find(data.file.slice(0, -'.png'.length))
    if (png === null) {
      sendFault(response, 404, 'NotFound', 'there is nothing here')
    } else {
      response.sendRaw(200, Buffer.from(png), {
        'content-type': 'image/png',
        'cache-control': `private, max-age=${LIFETIME / 1000}`,
        'x-content-type-options': 'nosniff',
      })
    }
  }
}
