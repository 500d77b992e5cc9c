import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recordPressSchema } from '../../src/reply/record-press.ts'

const ID = '0f0f0f0f-0000-4000-8000-000000000001'
const asked = { verb: 'request-access', offer: ID, reason: 'a demo', duration: 'PT8H' }

describe('a button that names a record', () => {
  it.each<[object, object]>([
    [{ verb: 'view-case', case: ID }, {}],
    [{ verb: 'view-request', request: ID }, {}],
    [{ verb: 'bring-request', request: ID }, {}],
    [{ verb: 'withdraw-request', request: ID }, {}],
    [{ verb: 'approve', request: ID }, {}],
    [{ verb: 'approve-permanently', request: ID }, {}],
    [{ verb: 'deny', request: ID, note: 'no' }, {}],
    [{ verb: 'deny', request: ID }, {}],
    [asked, {}],
    [{ ...asked, roles: 'a,b,,c' }, { roles: ['a', 'b', 'c'] }],
    [{ ...asked, roles: '' }, { roles: [] }],
    [{ verb: 'approve-smaller', request: ID, duration: 'PT1H', roles: ID }, { roles: [ID] }],
  ])('sends %j', (sent, read) => {
    expect(recordPressSchema.parse(sent)).toEqual({ ...sent, ...read })
  })

  it('is read without anything that it does not say itself', () => {
    const more = { approver: 'somebody', grants: ['Owner'], __proto__: { isAdmin: true } }
    expect(recordPressSchema.parse({ ...more, verb: 'approve', request: ID })).toEqual({
      verb: 'approve',
      request: ID,
    })
  })

  it.each<[string, unknown]>([
    ['no verb', { request: ID }],
    ['another verb', { verb: 'grant', request: ID }],
    ['a verb in other letters', { verb: 'Approve', request: ID }],
    ['a verb that every object has', { verb: 'constructor', request: ID }],
    ['a verb that is a list', { verb: ['approve'], request: ID }],
    ['no id', { verb: 'approve' }],
    ['an id that is none', { verb: 'approve', request: '../x' }],
    ['an id with a line behind it', { verb: 'approve', request: `${ID}\n` }],
    ['several ids', { verb: 'approve', request: [ID] }],
    ['an object for an id', { verb: 'approve', request: { $ne: null } }],
    ['a prototype for an id', JSON.parse('{"verb":"approve","request":{"__proto__":{}}}')],
    ['an id of another kind', { verb: 'approve', case: ID }],
    ['no reason', { verb: 'request-access', offer: ID, duration: 'PT8H' }],
    ['a reason that is a list', { ...asked, reason: ['a'] }],
    ['a reason of any length', { ...asked, reason: 'x'.repeat(2_001) }],
    ['a duration that is a number', { ...asked, duration: 8 }],
    ['roles that are a list', { ...asked, roles: [ID] }],
    ['roles of any number', { ...asked, roles: `${ID},`.repeat(60) }],
    ['nothing', null],
    ['words', 'approve'],
  ])('with %s is no such button', (_, sent) => {
    expect(recordPressSchema.safeParse(sent).success).toBe(false)
  })

  it('is read or refused, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.record({ verb: fc.constant('approve'), request: fc.anything() })),
        (sent) => {
          const read = recordPressSchema.safeParse(sent)
          if (read.success) expect(Object.keys(read.data)).toContain('verb')
        },
      ),
    )
  })
})
