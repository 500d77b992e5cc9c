import { enlarge, firstScale, secondScale } from './enlarge.ts'
import { openPicture, type GreyPicture } from './open-picture.ts'
import { paragraphsOf, readImageOf } from './picture-text.ts'
import { busy, tookTooLong } from './refusals.ts'
import type { ReadImage } from './screenshot.ts'
import { confirmedBy, partToConfirm } from './second-reading.ts'
import { startTesseract, type TextEngine } from './text-engine.ts'

/** Reads the text of screenshots on this machine. Pictures are read one after the other. */
export interface ScreenshotReader {
  /** Never throws for what the bytes are; a fault is a fault of the machine. */
  read(image: Uint8Array): Promise<ReadImage>
  /** Ends at once; pictures that are being read or wait are answered `busy`. */
  close(): Promise<void>
}

export interface ReaderOptions {
  /** for one picture, waiting not counted, in milliseconds */
  readonly timeLimit?: number
  /** after which the engine is let go, in milliseconds */
  readonly idleTime?: number
  /** pictures that may wait or be read at a time */
  readonly mostWaiting?: number
  readonly startEngine?: () => Promise<TextEngine>
}

/** A cut-out error is read in 1 to 2 s, a screen of 500 words in 3 to 8. */
const TIME_LIMIT = 30_000
/** The engine holds some 150 MB and starts within half a second. */
const IDLE_TIME = 5 * 60_000
const MOST_WAITING = 8

export function screenshotReader(options: ReaderOptions = {}): ScreenshotReader {
  return new QueuedReader(options)
}

class QueuedReader implements ScreenshotReader {
  readonly #timeLimit: number
  readonly #idleTime: number
  readonly #mostWaiting: number
  readonly #startEngine: () => Promise<TextEngine>
  readonly #closed = Promise.withResolvers<ReadImage>()
  #isClosed = false
  #waiting = 0
  #last: Promise<unknown> = Promise.resolve()
  #engine: Promise<TextEngine> | null = null
  #idle: NodeJS.Timeout | undefined

  constructor({ timeLimit, idleTime, mostWaiting, startEngine }: ReaderOptions) {
    this.#timeLimit = timeLimit ?? TIME_LIMIT
    this.#idleTime = idleTime ?? IDLE_TIME
    this.#mostWaiting = mostWaiting ?? MOST_WAITING
    this.#startEngine = startEngine ?? startTesseract
  }

  async read(image: Uint8Array): Promise<ReadImage> {
    if (this.#isClosed || this.#waiting >= this.#mostWaiting) return busy()
    this.#waiting++
    clearTimeout(this.#idle)
    const turn = this.#last.then(() => (this.#isClosed ? busy() : this.#readWithin(image)))
    this.#last = turn.catch(() => undefined)
    try {
      return await turn
    } finally {
      this.#waiting--
      if (this.#waiting === 0) this.#letGoLater()
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#idle)
    this.#closed.resolve(busy())
    await this.#letGo()
  }

  async #readWithin(image: Uint8Array): Promise<ReadImage> {
    const late = Promise.withResolvers<ReadImage>()
    const timer = setTimeout(() => {
      late.resolve(tookTooLong())
    }, this.#timeLimit)
    try {
      const read = await Promise.race([this.#recognize(image), late.promise, this.#closed.promise])
      if (read.kind === 'unreadable' && read.why === 'took-too-long') void this.#letGo()
      return read
    } catch (fault) {
      void this.#letGo()
      throw fault
    } finally {
      clearTimeout(timer)
    }
  }

  async #recognize(image: Uint8Array): Promise<ReadImage> {
    const picture = await openPicture(image, this.#timeLimit)
    if (picture.kind === 'unreadable') return picture
    this.#engine ??= this.#startEngine()
    return readPicture(await this.#engine, picture)
  }

  #letGoLater(): void {
    if (this.#isClosed) return
    this.#idle = setTimeout(() => void this.#letGo(), this.#idleTime).unref()
  }

  /** A thread in the middle of a picture can only be ended. */
  async #letGo(): Promise<void> {
    const engine = this.#engine
    this.#engine = null
    await engine?.then(
      (started) => started.close(),
      () => undefined,
    )
  }
}

/** Reads the whole, and names a second time. */
async function readPicture(engine: TextEngine, picture: GreyPicture): Promise<ReadImage> {
  const { width, height } = picture
  const whole = { left: 0, top: 0, right: width, bottom: height }
  const lines = await engine.recognize(await enlarge(picture, whole, firstScale(picture)))
  const paragraphs = paragraphsOf(lines)
  const part = partToConfirm(lines, picture)
  if (part === null) return readImageOf(paragraphs, paragraphs.flat(2))
  const again = await engine.recognize(await enlarge(picture, part, secondScale(picture, part)))
  return readImageOf(paragraphs, confirmedBy(paragraphsOf(again).flat(2), paragraphs.flat(2)))
}
