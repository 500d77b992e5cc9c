import { byId, element } from './element.js'
import { pictureAddress } from './server.js'

/** @typedef {import('./server.js').SentPicture} SentPicture */

/**
 * The pictures of a message. A click shows one in full; as it is a link, it can be opened in a tab too.
 *
 * @param {readonly SentPicture[]} pictures
 * @param {string} author
 */
export function drawPictures(pictures, author) {
  if (pictures.length === 0) return []
  const firstName = author.split(' ')[0] ?? author
  const links = pictures.map((picture, index) => {
    const which = pictures.length === 1 ? 'Picture' : `Picture ${index + 1} of ${pictures.length}`
    return drawPicture(picture, `${which} that ${firstName} sent`)
  })
  return [element('div', { class: 'pictures' }, ...links)]
}

/**
 * @param {SentPicture} picture
 * @param {string} alt
 */
function drawPicture({ id, name }, alt) {
  const address = pictureAddress(id)
  const image = element('img', {
    src: address,
    alt,
    error: () => {
      link.replaceWith(element('p', { class: 'note' }, `${alt}, no longer kept`))
    },
  })
  const link = linkToFull(image, { class: 'picture', href: address, name, alt })
  return link
}

/**
 * A picture that a click shows in full.
 *
 * @param {HTMLElement} image
 * @param {{ class: string, href: string, name: string, alt: string }} picture
 */
export function linkToFull(image, { class: look, href, name, alt }) {
  return element(
    'a',
    {
      class: look,
      href,
      target: '_blank',
      rel: 'noopener noreferrer',
      'aria-haspopup': 'dialog',
      title: name,
      click: (event) => {
        if (!(event instanceof MouseEvent) || event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        showInFull(href, name, alt)
      },
    },
    image,
  )
}

/**
 * @param {string} address
 * @param {string} name
 * @param {string} alt
 */
function showInFull(address, name, alt) {
  const viewer = byId('picture-viewer', HTMLDialogElement)
  byId('picture-viewer-name', HTMLElement).textContent = name
  byId('picture-viewer-link', HTMLAnchorElement).href = address
  byId('picture-viewer-place', HTMLElement).replaceChildren(element('img', { src: address, alt }))
  viewer.onclick = ({ target }) => {
    const isBeside = target instanceof HTMLElement && target.closest('header, img') === null
    if (isBeside) viewer.close()
  }
  viewer.showModal()
}
