import { byId, element } from './element.js'
import { botAvatar, fillBadge, groupAvatar } from './people.js'

/** @typedef {import('./server.js').PlaceKind} PlaceKind */

/**
 * The list of places to be in: the chat with the bot, the group chat, and the channel.
 *
 * @param {import('./server.js').Setup} setup
 * @param {(kind: PlaceKind) => void} onChoose
 */
export function placeList({ bot, groupChat, channel }, onChoose) {
  /**
   * @param {PlaceKind} kind
   * @param {Node} picture
   * @param {string} name
   * @param {string} note
   */
  const place = (kind, picture, name, note) => {
    const badge = element('span', { class: 'badge', hidden: true })
    const text = element(
      'span',
      { class: 'person-text' },
      element('strong', {}, name),
      element('small', {}, note),
    )
    const choose = () => {
      onChoose(kind)
    }
    return { badge, button: element('button', { type: 'button', click: choose }, picture, text, badge) }
  }
  const hash = element('span', { class: 'avatar channel', 'aria-hidden': 'true' }, '#')
  const groupName = groupChat?.name ?? ''
  const group = place('group', groupAvatar(groupName), groupName, 'Group chat')
  const places = {
    personal: place('personal', botAvatar(), bot.name, 'Chat with the bot'),
    group,
    channel: place('channel', hash, channel.name, `Channel of ${channel.team}`),
  }
  const items = Object.values(places).map(({ button }) => element('li', {}, button))
  byId('places', HTMLElement).append(...items)
  return {
    /**
     * @param {PlaceKind} kind
     * @param {boolean} isInGroup
     */
    show(kind, isInGroup) {
      group.button.hidden = !isInGroup
      for (const { button } of Object.values(places)) button.removeAttribute('aria-current')
      places[kind].button.setAttribute('aria-current', 'page')
    },
    /**
     * @param {PlaceKind} kind
     * @param {number} count of unread messages
     */
    showUnread(kind, count) {
      fillBadge(places[kind].badge, count)
    },
  }
}
