import type { TurnContext } from 'botbuilder'
import type { RolecallAdapter } from '../rolecall-adapter.ts'
import type { TeamsMessages } from '../threads/teams-messages.ts'
import type { PictureSource } from './attached-pictures.ts'
import { downloadPicture, type DownloadedPicture } from './download-picture.ts'

/** Fetches the pictures of a turn, each with the token that is meant for its place. */
export function pictureDownloads(
  adapter: RolecallAdapter,
  context: TurnContext,
  messages: TeamsMessages | null,
): (source: PictureSource) => Promise<DownloadedPicture> {
  return async ({ url, token }) => {
    switch (token) {
      case 'connector':
        return downloadPicture(url, { token: () => adapter.connectorToken(context) })
      case 'graph':
        return messages === null ? { kind: 'failed', why: 'no right to read' } : messages.picture(url)
      case null:
        return downloadPicture(url, { token: () => Promise.resolve(null) })
      default:
        return token satisfies never
    }
  }
}
