/** The class of a fault, or its code where it has one that names it better; never its message. */
export function errorName(fault: unknown): string {
  if (!(fault instanceof Error)) return typeof fault
  const code: unknown = Reflect.get(fault, 'code')
  if (typeof code === 'string' && /^[A-Z][\w.]{0,59}$/i.test(code)) return code
  return /^[A-Z]\w{0,59}$/i.test(fault.name) ? fault.name : 'Error'
}
