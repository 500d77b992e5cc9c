/** Whether one slip of the finger makes `left` of `right`: a letter more, less, changed, or two that swapped. */
export function isNear(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false
  let start = 0
  while (start < left.length && left[start] === right[start]) start += 1
  const [restOfLeft, restOfRight] = [left.slice(start), right.slice(start)]
  const swapped = `${restOfLeft.charAt(1)}${restOfLeft.charAt(0)}${restOfLeft.slice(2)}`
  return (
    restOfLeft.slice(1) === restOfRight.slice(1) ||
    restOfLeft.slice(1) === restOfRight ||
    restOfLeft === restOfRight.slice(1) ||
    swapped === restOfRight
  )
}
