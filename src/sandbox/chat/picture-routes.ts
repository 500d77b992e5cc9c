import { pictureAnswer } from './picture-answer.ts'
import { pictureLimits } from './pictures.ts'
import type { Pictures } from './pictures.ts'
import type { Route } from './router.ts'
import { json } from './router.ts'

/** The pictures of the page: kept when they are attached, shown in the composer and in the log. */
export function pictureRoutes(pictures: Pictures): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/api/pictures/:name',
      takes: 'bytes',
      largest: pictureLimits.largest,
      answer: ({ parameter, bytes }) => {
        const picture = pictures.keep(parameter('name'), bytes)
        return picture
          ? json({ id: picture.id, name: picture.name }, 201)
          : json({ error: 'It is not a PNG, JPEG, WebP, GIF or BMP picture.' }, 415)
      },
    },
    {
      method: 'GET',
      path: '/api/pictures/:picture',
      answer: ({ parameter }) => {
        const picture = pictures.picture(parameter('picture'))
        return picture ? pictureAnswer(picture) : json({ error: 'This picture is no longer kept.' }, 404)
      },
    },
  ]
}
