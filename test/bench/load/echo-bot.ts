import { startEcho } from './echo-server.ts'
import { answerAsked } from './process.ts'

answerAsked({ url: await startEcho(() => Promise.resolve()) })
