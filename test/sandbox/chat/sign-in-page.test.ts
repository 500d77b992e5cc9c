import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hasChromium, inChromium, launchChromium } from '../../chromium.ts'
import { connectionName, dana, omar } from './cast.ts'
import { openRoom } from './page-room.ts'
import type { PageRoom } from './page-room.ts'
import { issuedToken } from './talk.ts'
import { answerWithCard, cardSaying, sendCard, tokenOrSignIn } from './turn.ts'

const inputs = {
  body: [
    { type: 'TextBlock', text: 'Dana asks for a role' },
    { type: 'Input.Text', id: 'reason', label: 'Reason' },
    {
      type: 'Input.ChoiceSet',
      ...{ id: 'hours', label: 'For how long', isRequired: true, errorMessage: 'Choose how long' },
      choices: [{ title: '8 hours', value: '8' }],
    },
    { type: 'Input.Toggle', id: 'sure', title: 'I am sure' },
  ],
  actions: [
    {
      type: 'Action.Execute',
      ...{ title: 'Approve', verb: 'approve', data: { request: 'r1' } },
      fallback: { type: 'Action.Submit', title: 'Approve the old way' },
    },
  ],
}

describe.skipIf(!hasChromium)(inChromium('signing in on the chat page'), { timeout: 30_000 }, () => {
  let browser: Browser
  let room: PageRoom

  beforeAll(async () => {
    browser = await launchChromium()
  })

  beforeEach(async () => {
    room = await openRoom(browser, dana)
    room.talk.onTurn = async (context) => {
      if (context.activity.type === 'message') await sendCard(context, cardSaying('', inputs))
      if (context.activity.type !== 'invoke') return
      const token = await tokenOrSignIn(context, connectionName)
      if (token !== undefined) await answerWithCard(context, cardSaying(`Approved by ${token}`))
    }
    await room.post('@Rolecall ask for a role')
    await room.page.getByText('Dana asks for a role').waitFor()
    await room.become(omar)
  })

  afterEach(async () => {
    await room.close()
    expect(room.faults).toEqual([])
  })

  afterAll(async () => {
    await browser.close()
  })

  const fillIn = async () => {
    await room.page.getByLabel('Reason').fill('incident')
    await room.page.getByLabel('For how long').selectOption('8')
    await room.page.getByText('I am sure').click()
  }
  const signIn = () => room.dialog('Rolecall wants to act for you in Azure: sign in as Omar')

  it('asks once, then approves with what was filled in and the own token of who pressed', async () => {
    await fillIn()
    await room.button('Approve').click()
    await signIn().getByText(omar.userPrincipalName).waitFor()
    await signIn().getByRole('button', { name: 'Allow' }).click()
    await room.page.getByText(`Approved by ${issuedToken(omar)}`).waitFor()
    const data = { request: 'r1', reason: 'incident', hours: '8', sure: 'true' }
    expect(room.talk.bot.received.at(-1)?.value).toMatchObject({ action: { verb: 'approve', data } })
    await room.become(dana)
    await fillIn()
    await room.button('Approve').click()
    await room.dialog(/sign in as Dana/).waitFor()
  })

  it('does nothing when the person cancels, and keeps what was filled in', async () => {
    await fillIn()
    await room.button('Approve').click()
    await signIn().getByRole('button', { name: 'Cancel' }).click()
    await room.page.getByText('You did not sign in, so that Rolecall did nothing.').waitFor()
    expect(await room.page.getByLabel('Reason').inputValue()).toBe('incident')
    await room.button('Approve').click()
    await signIn().waitFor()
    await room.page.keyboard.press('Escape')
    await signIn().waitFor({ state: 'hidden' })
    expect(room.talk.bot.received.filter(({ type }) => type === 'invoke')).toHaveLength(2)
  })

  it('sends nothing before what is required is filled in', async () => {
    await room.button('Approve').click()
    await room.page.getByText('Choose how long').waitFor()
    expect(room.talk.bot.received.filter(({ type }) => type === 'invoke')).toEqual([])
  })
})
