/** ISO 8601, of the units that Privileged Identity Management uses: days, hours, minutes, seconds. */
const DURATION = /^P(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/

/** The length of an ISO 8601 duration such as `PT8H` in minutes; null for any other text, and for no time at all. */
export function minutesOf(duration: string): number | null {
  const parts = DURATION.exec(duration)
  if (parts === null) return null
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0))
  const total = days * 24 * 60 + hours * 60 + minutes + seconds / 60
  return total > 0 ? total : null
}

/** "8 hours", "1 hour 30 minutes"; null for what is no duration. */
export function durationText(duration: string): string | null {
  const total = minutesOf(duration)
  if (total === null) return null
  const whole = Math.max(1, Math.floor(total))
  const parts = [counted(Math.floor(whole / 60), 'hour'), counted(whole % 60, 'minute')]
  return parts.filter((part) => part !== '').join(' ')
}

function counted(count: number, unit: string): string {
  if (count === 0) return ''
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
