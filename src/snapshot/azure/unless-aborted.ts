/** What some work comes to; rejects with the signal's reason where it aborts before. Leaves nothing on the signal. */
export async function unlessAborted<Result>(
  work: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (signal === undefined) return work
  const { promise, reject } = Promise.withResolvers<never>()
  const end = () => {
    reject(signal.reason as Error)
  }
  if (signal.aborted) end()
  signal.addEventListener('abort', end, { once: true })
  try {
    return await Promise.race([work, promise])
  } finally {
    // a signal made of others stays in memory for as long as somebody listens
    signal.removeEventListener('abort', end)
  }
}
