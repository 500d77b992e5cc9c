import { byId } from './element.js'

/**
 * Takes files that are dropped onto the room. Elsewhere on the page a drop does nothing, where the browser
 * would leave the page to show the file.
 *
 * @param {(files: File[]) => void} onFiles
 */
export function onFileDrop(onFiles) {
  const room = byId('log', HTMLElement).closest('.room')
  const sign = byId('drop-sign', HTMLElement)

  /** @param {DragEvent} event */
  const isInRoom = ({ target }) => target instanceof Node && room !== null && room.contains(target)

  document.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    sign.hidden = !isInRoom(event)
    event.dataTransfer.dropEffect = sign.hidden ? 'none' : 'copy'
  })
  document.addEventListener('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) sign.hidden = true
  })
  document.addEventListener('drop', (event) => {
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length === 0) return
    event.preventDefault()
    sign.hidden = true
    if (isInRoom(event)) onFiles(files)
  })
}
