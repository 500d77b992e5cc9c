import type { TurnContext } from 'botbuilder'
import type { PictureSource } from './attached-pictures.ts'
import type { PictureText } from './picture-text.ts'

/** Reads pictures of the message of this turn. */
export type ReadPictures = (context: TurnContext, sources: readonly PictureSource[]) => Promise<PictureText>
