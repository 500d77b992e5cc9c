import { z } from 'zod'
import type { Route } from '../router.ts'
import { json } from '../router.ts'
import type { SandboxActions } from '../sandbox-actions.ts'
import { runInTerminal } from '../terminal.ts'
import { refuse } from './writes.ts'
import type { Writes } from './writes.ts'

const calling = z.object({ personaId: z.string(), callId: z.string() })

const typing = z.object({ personaId: z.string(), typed: z.string().trim().min(1) })

/** What a person does outside the chat. */
export function benchRoutes(actions: SandboxActions, writes: Writes): readonly Route[] {
  return [
    writes.byPersona('calls', calling, async (persona, { callId }) => {
      const call = actions.calls.find(({ id }) => id === callId)
      return call
        ? json(await actions.callService(persona.id, call))
        : refuse('Expected the id of one of the calls.')
    }),
    writes.byPersona('terminal', typing, async (persona, { typed }) =>
      json(await runInTerminal(actions, persona.id, typed)),
    ),
  ]
}
