import { refuse } from './connector-refusal.ts'
import { pictureAnswer } from './picture-answer.ts'
import type { Picture, Pictures } from './pictures.ts'
import type { Answer, RoutedRequest, Route } from './router.ts'
import { json } from './router.ts'

/**
 * The connector's attachments, through which the bot reads pictures.
 * Source: "Bot Connector REST API reference", Get Attachment Info, Get Attachment.
 */
export function attachmentRoutes(prefix: string, pictures: Pictures): readonly Route[] {
  const attachment = `${prefix}/v3/attachments/:attachment`

  const onPicture =
    (answer: (picture: Picture) => Answer) =>
    ({ parameter }: RoutedRequest): Answer => {
      const picture = pictures.picture(parameter('attachment'))
      return picture ? answer(picture) : refuse(404, 'NotFound', 'Attachment not found.')
    }

  return [
    {
      method: 'GET',
      path: attachment,
      answer: onPicture(({ name, type, bytes }) =>
        json({ name, type, views: [{ viewId: 'original', size: bytes.byteLength }] }),
      ),
    },
    { method: 'GET', path: `${attachment}/views/original`, answer: onPicture(pictureAnswer) },
  ]
}
