/** Plausible values; those of other names may be anything. */
const VALUES: Readonly<Record<string, string>> = {
  operation: "'Microsoft.Search/searchServices/write'",
  permitted: "'Microsoft.Network/privateEndpoints/write'",
  scope: "'/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/rg-shop'",
  endpoint: "'https://shop.example.net'",
  name: "'Night Batch Runner'",
}
const ANY_VALUE = "'0f1e2d3c-4b5a-4678-9abc-def012345678'"

const CHOICE = /\((?<options>[^()|]*(?:\|[^()|]*)+)\)/

/** Every text that a wording of a family stands for, in each of its readings, with values and gaps filled in. */
export function textsOfWording(wording: string): string[] {
  const choice = CHOICE.exec(wording)
  if (choice !== null) {
    const [before, after] = [wording.slice(0, choice.index), wording.slice(choice.index + choice[0].length)]
    const options = choice.groups?.['options']?.split('|') ?? []
    return options.flatMap((option) => textsOfWording(`${before}${option}${after}`))
  }
  const tail = wording.indexOf('[')
  const whole = wording.replace(/[[\]]/g, '')
  return (tail === -1 ? [whole] : [wording.slice(0, tail), whole]).map(filled)
}

function filled(wording: string): string {
  return wording
    .replace(/\{(\w+)\}/g, (_, name: string) => VALUES[name] ?? ANY_VALUE)
    .replaceAll('...', 'here and there')
    .replaceAll('..', 'here')
}
