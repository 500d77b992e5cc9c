/** Teams shows a typing indicator for a few seconds. */
const EVERY_MILLISECONDS = 3_000

/**
 * Shows life while `work` goes on, which waits for no indicator. `type` must not reject. The indicator never comes after
 * the answer.
 */
export async function whileTyping<Result>(
  type: () => Promise<void>,
  work: () => Promise<Result>,
  everyMilliseconds: number = EVERY_MILLISECONDS,
): Promise<Result> {
  let underWay = type()
  const timer = setInterval(() => {
    underWay = underWay.then(type)
  }, everyMilliseconds)
  try {
    return await work()
  } finally {
    clearInterval(timer)
    await underWay
  }
}
