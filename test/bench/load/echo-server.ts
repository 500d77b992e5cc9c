import { once } from 'node:events'
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  MessageFactory,
  type Request,
  type Response,
  type TurnContext,
} from 'botbuilder'
import restify from 'restify'

/** What botbuilder's samples begin with: says what it hears, once `work` is done. Comes to its address. */
export async function startEcho(work: (context: TurnContext) => Promise<void>): Promise<string> {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
  const server = restify.createServer()
  server.use(restify.plugins.bodyParser())
  server.post('/api/messages', async (request, response) => {
    // restify's types say more of them than botbuilder asks for, and less
    await adapter.process(request as unknown as Request, response as unknown as Response, async (context) => {
      await work(context)
      await context.sendActivity(MessageFactory.text(`Echo: ${context.activity.text}`))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${server.address().port}`
}
