import { describe, expect, it } from 'vitest'
import { durationText, minutesOf } from '../../src/rbac/duration.ts'

describe('durations of Privileged Identity Management', () => {
  it.each([
    ['PT8H', 480, '8 hours'],
    ['PT1H', 60, '1 hour'],
    ['PT30M', 30, '30 minutes'],
    ['PT1M', 1, '1 minute'],
    ['PT1H45M', 105, '1 hour 45 minutes'],
    ['PT90M', 90, '1 hour 30 minutes'],
    ['P1D', 1440, '24 hours'],
    ['P1DT2H', 1560, '26 hours'],
    ['PT120S', 2, '2 minutes'],
  ])('%s is %i minutes, "%s"', (duration, minutes, text) => {
    expect([minutesOf(duration), durationText(duration)]).toEqual([minutes, text])
  })

  it.each(['', 'P', 'PT', 'PT0H', '8 hours', 'PT-8H', 'pt8h', 'P1Y', 'PT8H; rm', 'PT99999999999H'])(
    '%j is no duration',
    (text) => {
      expect([minutesOf(text), durationText(text)]).toEqual([null, null])
    },
  )
})
