import type { LogFields } from './log.ts'

const MOST_CAUSES = 4

/**
 * What the log may hold of a fault: classes, codes and where it arose. Messages are left out, since they may quote
 * what somebody wrote or an HTTP request with its token.
 */
export function faultFields(fault: unknown, depth = 0): LogFields {
  if (!(fault instanceof Error)) return { name: typeof fault }
  return {
    name: fault.name,
    ...ownField(fault, 'code'),
    ...ownField(fault, 'statusCode'),
    at: framesOf(fault),
    ...(fault.cause === undefined || depth >= MOST_CAUSES
      ? {}
      : { cause: faultFields(fault.cause, depth + 1) }),
  }
}

function ownField(fault: Error, name: 'code' | 'statusCode'): LogFields {
  const value: unknown = Reflect.get(fault, name)
  const isPlain = typeof value === 'number' || (typeof value === 'string' && /^[\w.-]{1,80}$/.test(value))
  return isPlain ? { [name]: value } : {}
}

function framesOf({ stack = '', message }: Error): readonly string[] {
  return stack
    .slice(message === '' ? 0 : stack.indexOf(message) + message.length)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^at \S.{0,300}$/.test(line))
    .slice(0, 12)
}
