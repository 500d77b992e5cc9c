const COLUMNS = 100

/** `text` in lines of at most 100 columns, `first` and `next` before them; longer words stay whole. */
export function wrap(text: string, first = '', next = first): string[] {
  const lines: string[] = []
  let line = first
  let isEmpty = true
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > COLUMNS) {
      lines.push(line)
      line = next + word
    } else {
      line += isEmpty ? word : ` ${word}`
    }
    isEmpty = false
  }
  return [...lines, line]
}
