/** The personas of the article's enterprise example, by the ids of their rows, the most powerful first. */
export const PERSONAS = [
  { id: 'persona/it-admin', name: 'an IT admin' },
  { id: 'persona/manager', name: 'a manager' },
  { id: 'persona/lead-developer', name: 'a lead developer' },
  { id: 'persona/developer', name: 'a developer' },
] as const

export type Persona = (typeof PERSONAS)[number]
