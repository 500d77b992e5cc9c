import type { AzureConnection } from '../snapshot/azure/connection.ts'
import { startChat, type Chat } from './chat/chat.ts'
import { contosoActions } from './contoso/contoso-actions.ts'
import { startContosoSignIn } from './contoso/contoso-sign-in.ts'
import { contoso } from './contoso/contoso.ts'
import { groupChat, personas } from './contoso/personas.ts'
import { samples } from './contoso/samples.ts'
import { sandboxConnection } from './sandbox-connection.ts'
import { startSandbox } from './sandbox.ts'

/** Contoso, where its people sign in, and the chat page in which they meet the bot. */
export interface SandboxRooms {
  readonly connection: AzureConnection
  readonly tenantId: string
  readonly tokenServiceUrl: string
  readonly startChat: (bot: { readonly botUrl: string; readonly port: number }) => Promise<Chat>
  close(): Promise<void>
}

export async function startSandboxRooms(connectionName: string): Promise<SandboxRooms> {
  const tenant = contoso()
  const { tenantId } = tenant
  const sandbox = await startSandbox({ tenant })
  const tokenService = await startContosoSignIn(sandbox, connectionName)
  return {
    connection: sandboxConnection(sandbox),
    tenantId,
    tokenServiceUrl: tokenService.url,
    startChat: async ({ botUrl, port }) => {
      const chat = await startChat({
        botEndpoint: `${botUrl}/api/messages`,
        bot: { id: '28:rolecall', name: 'Rolecall' },
        tenantId,
        personas,
        samples,
        groupChat,
        tokenService,
        actions: contosoActions(sandbox),
        port,
      })
      sandbox.teams.connect(chat.messages)
      return chat
    },
    close: async () => {
      await tokenService.close()
      await sandbox.close()
    },
  }
}
