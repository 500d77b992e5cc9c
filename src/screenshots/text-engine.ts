import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Page } from 'tesseract.js'
import type { EnlargedPicture } from './enlarge.ts'
import type { TextLine } from './text-line.ts'

/** What turns a picture into lines; one thread that reads one picture at a time. */
export interface TextEngine {
  recognize(picture: EnlargedPicture): Promise<readonly TextLine[]>
  close(): Promise<void>
}

/** LSTM only; the other engine is older and reads worse. */
const ENGINE_MODE = 1
const LANGUAGE = 'eng'
/** Marks that no Azure error holds, and that small letters and straight quotation marks are mistaken for. */
const NEVER_READ = '¢£§©®™«»°€¥‘’“”–—'

/** The engine of tesseract.js with the packaged language: no path of it leads to the network. */
export async function startTesseract(): Promise<TextEngine> {
  const langPath = languagePath()
  // A language that is missing would otherwise never be reported.
  await access(join(langPath, `${LANGUAGE}.traineddata.gz`), constants.R_OK)
  const { default: tesseract } = await import('tesseract.js')
  const worker = await tesseract.createWorker(LANGUAGE, ENGINE_MODE, {
    langPath,
    cacheMethod: 'none',
    // Without it tesseract.js throws where nobody can catch.
    errorHandler: () => undefined,
  })
  const thread = threadOf(worker)
  const broken = new Promise<never>((_, reject) => {
    thread.once('error', reject)
    thread.once('exit', () => {
      reject(new Error('the thread that reads pictures ended'))
    })
  })
  broken.catch(() => undefined)
  await worker.setParameters({
    tessedit_pageseg_mode: tesseract.PSM.AUTO,
    tessedit_char_blacklist: NEVER_READ,
    debug_file: '/dev/null',
  })
  thread.unref()

  return {
    recognize: async ({ file, scale }) => {
      thread.ref()
      try {
        const reading = worker.recognize(Buffer.from(file), {}, { text: false, blocks: true })
        const { data } = await Promise.race([reading, broken])
        return linesOf(data, scale)
      } finally {
        thread.unref()
      }
    },
    close: async () => {
      await thread.terminate()
    },
  }
}

function languagePath(): string {
  const require = createRequire(import.meta.url)
  return join(dirname(require.resolve('@tesseract.js-data/eng/package.json')), '4.0.0_best_int')
}

/** tesseract.js hands its thread out but does not declare it. */
function threadOf(worker: object): Worker {
  if ('worker' in worker && worker.worker instanceof Worker) return worker.worker
  throw new Error('tesseract.js no longer shows its thread')
}

function linesOf({ blocks }: Page, scale: number): readonly TextLine[] {
  const lines = (blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => paragraph.lines))
  return lines.map(({ rowAttributes, words }) => ({
    height: rowAttributes.rowHeight / scale,
    words: words.map(({ bbox, symbols }) => ({
      box: { left: bbox.x0 / scale, right: bbox.x1 / scale, top: bbox.y0 / scale, bottom: bbox.y1 / scale },
      glyphs: symbols.map(({ text, confidence }) => ({ text, confidence: confidence / 100 })),
    })),
  }))
}
