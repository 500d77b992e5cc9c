import type { DownloadedPicture } from '../pictures/download-picture.ts'
import type { ReadThreadMessage } from './thread-message.ts'

/** What of Teams' messages the bot may read besides those that it is sent. */
export interface TeamsMessages {
  /** of Microsoft Graph, without a slash at its end */
  readonly origin: string
  readonly read: ReadThreadMessage
  /** a picture within a message, by an address of that origin */
  readonly picture: (url: string) => Promise<DownloadedPicture>
}
