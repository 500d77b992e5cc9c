import { byId, element } from './element.js'
import { keepPicture, pictureAddress } from './server.js'

/** @typedef {import('./server.js').SentPicture} SentPicture */

/**
 * The pictures that go with the next message; each place has its own.
 *
 * @param {import('./server.js').Setup['pictures']} limits
 * @param {() => void} onChange
 */
export function pictureTray(limits, onChange) {
  const list = byId('picture-tray', HTMLUListElement)
  const input = byId('picture-input', HTMLInputElement)
  const button = byId('attach', HTMLButtonElement)

  /** @type {Map<string, { pictures: SentPicture[], arriving: number }>} */
  const drafts = new Map()
  let place = ''
  /** why the last picture was not taken */
  let refusal = ''

  const draft = () => {
    const known = drafts.get(place) ?? { pictures: [], arriving: 0 }
    drafts.set(place, known)
    return known
  }

  const refresh = () => {
    const { pictures } = draft()
    list.replaceChildren(...pictures.map((picture) => drawItem(picture, remove)))
    list.hidden = pictures.length === 0
    onChange()
  }

  /** @param {SentPicture} picture */
  const remove = (picture) => {
    const { pictures } = draft()
    const index = pictures.indexOf(picture)
    pictures.splice(index, 1)
    refusal = ''
    refresh()
    const next = list.children[Math.min(index, list.children.length - 1)]?.querySelector('button')
    ;(next ?? button).focus()
  }

  /** @param {File[]} files */
  const add = async (files) => {
    const into = draft()
    refusal = ''
    for (const file of files) {
      const room = limits.perMessage - into.pictures.length - into.arriving
      refusal = refusalOf(file, limits, room) || refusal
      if (refusalOf(file, limits, room) !== '') continue
      into.arriving += 1
      onChange()
      try {
        into.pictures.push(await keepPicture(file))
      } catch (fault) {
        refusal = `${file.name}: ${fault instanceof Error ? fault.message : String(fault)}`
      }
      into.arriving -= 1
    }
    refresh()
  }

  button.addEventListener('click', () => {
    input.click()
  })
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])]
    // The same file can be chosen again once it is removed.
    input.value = ''
    void add(files)
  })

  return {
    add,
    pictures: () => draft().pictures,
    isBusy: () => draft().arriving > 0,
    refusal: () => refusal,
    forgetRefusal() {
      refusal = ''
    },
    /** Empties the tray.
     * @returns {string[]} ids */
    take() {
      const ids = draft().pictures.map(({ id }) => id)
      drafts.delete(place)
      refusal = ''
      refresh()
      return ids
    },
    /** @param {string} key of the place */
    moveTo(key) {
      place = key
      refusal = ''
      refresh()
    },
  }
}

/**
 * Says early what the sandbox would say, which goes by the bytes and not by the type that the browser names.
 *
 * @param {File} file
 * @param {import('./server.js').Setup['pictures']} limits
 * @param {number} room for how many more there is room
 */
function refusalOf(file, limits, room) {
  if (!limits.types.some((type) => type === file.type)) {
    return `${file.name} is not a picture. PNG, JPEG, WebP, GIF and BMP can be sent.`
  }
  if (file.size > limits.largest) return `${file.name} is larger than ${limits.largest / 1024 / 1024} MB.`
  return room > 0 ? '' : `A message takes ${limits.perMessage} pictures.`
}

/**
 * @param {SentPicture} picture
 * @param {(picture: SentPicture) => void} onRemove
 */
function drawItem(picture, onRemove) {
  const cross = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  cross.setAttribute('viewBox', '0 0 20 20')
  cross.setAttribute('aria-hidden', 'true')
  path.setAttribute('d', 'M5.5 5.5l9 9M14.5 5.5l-9 9')
  cross.append(path)
  return element(
    'li',
    {},
    element('img', { src: pictureAddress(picture.id), alt: `Picture to send: ${picture.name}` }),
    element('span', { class: 'picture-name', title: picture.name }, picture.name),
    element(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'aria-label': `Remove ${picture.name}`,
        click: () => {
          onRemove(picture)
        },
      },
      cross,
    ),
  )
}
