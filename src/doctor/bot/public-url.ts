import { z } from 'zod'
import { failed, fix, skipped, ok, type Examination, type Outcome } from '../check.ts'

const health = z.object({ status: z.literal('up') })

const MEANS = 'Cards cannot show pictures, and Teams may not reach the bot.'

/** Whether the address that Teams is told leads to a running Rolecall. Follows no redirect and sends nothing. */
export function publicUrl(origin: string | null): Examination {
  return {
    id: 'public-url',
    title: 'Public address',
    examine: async (signal) => {
      if (origin === null) return skipped('ROLECALL_PUBLIC_URL is not set: large pictures are told in words')
      const { host } = new URL(origin)
      try {
        const answer = await fetch(`${origin}/healthz`, { redirect: 'manual', signal })
        return await outcomeOf(answer, host)
      } catch {
        return failed(
          `${host} does not answer`,
          fix(
            'See whether the name leads to where Rolecall is hosted, its certificate is valid, and its ingress is open.',
            `curl -v ${origin}/healthz`,
          ),
          MEANS,
        )
      }
    },
  }
}

async function outcomeOf(answer: Response, host: string): Promise<Outcome> {
  const body: unknown = answer.status === 200 ? await answer.json().catch(() => null) : null
  if (health.safeParse(body).success) return ok(`${host} leads to a running Rolecall`)
  await answer.body?.cancel().catch(() => undefined)
  return failed(
    `${host} answered ${answer.status}, and not as Rolecall does`,
    fix(
      'Start Rolecall, or set ROLECALL_PUBLIC_URL to the address that leads to it.',
      `curl -v https://${host}/healthz`,
    ),
    MEANS,
  )
}
