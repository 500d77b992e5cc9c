import { describe, expect, it } from 'vitest'
import type { AdviceStep, Grantor } from '../../../src/advice/advice.ts'
import { rankGrantors } from '../../../src/advice/grantors/rank-grantors.ts'
import { DANA, MAX, OLIVIA, PIPELINE } from '../../builders/people.ts'

const can = ({ id, name, type }: typeof DANA, fields: Partial<Grantor> = {}): Grantor => ({
  id,
  name,
  type,
  roleAssignmentId: `/held-by-${id}`,
  ...fields,
})
const assign = (grantors: readonly Grantor[], fields: Partial<AdviceStep> = {}): AdviceStep => ({
  step: 'assign-role',
  text: 'Assign it.',
  grantors,
  ...fields,
})
const told = (steps: readonly AdviceStep[], askerId: string | null = null) =>
  rankGrantors(steps, askerId).map(({ grantors }) =>
    grantors?.map(({ name, forAll }) => `${name ?? ''}${forAll === true ? ' (all)' : ''}`),
  )

describe('whoever asks', () => {
  it.each([
    { sentence: 'comes first', grantors: [can(OLIVIA), can(MAX)], order: [MAX.name, OLIVIA.name] },
    {
      sentence: 'comes first by an id in another case',
      grantors: [can(OLIVIA), can({ ...MAX, id: MAX.id.toUpperCase() })],
      order: [MAX.name, OLIVIA.name],
    },
    {
      sentence: 'comes after those who need not activate a role',
      grantors: [can(OLIVIA), can(DANA, { eligible: true }), can(MAX, { eligible: true })],
      order: [OLIVIA.name, MAX.name, DANA.name],
    },
    {
      sentence: 'comes after those who can for certain',
      grantors: [can(OLIVIA), can(MAX, { perhaps: true })],
      order: [OLIVIA.name, MAX.name],
    },
  ])('$sentence', ({ grantors, order }) => {
    expect(told([assign(grantors)], MAX.id)).toEqual([order])
  })

  it('comes first for every kind of step', () => {
    const steps: AdviceStep[] = [
      { step: 'ask', text: 'Ask.', grantors: [can(OLIVIA), can(MAX)] },
      assign([can(OLIVIA), can(MAX)], { alternative: true }),
      { step: 'wait', text: 'Wait.' },
    ]
    expect(told(steps, MAX.id)).toEqual([[MAX.name, OLIVIA.name], [MAX.name, OLIVIA.name], undefined])
  })

  it('may not be known', () => {
    expect(told([assign([can(OLIVIA), can(MAX)])])).toEqual([[OLIVIA.name, MAX.name]])
  })
})

describe('several roles', () => {
  it('those who can assign all of them come first, and say so', () => {
    const steps = [assign([can(MAX), can(OLIVIA)]), assign([can(OLIVIA)])]
    expect(told(steps)).toEqual([['Olivia Owner (all)', 'Max Manager'], ['Olivia Owner (all)']])
  })

  it('nothing is said where everybody can assign all of them', () => {
    const steps = [assign([can(MAX), can(OLIVIA)]), assign([can(OLIVIA), can(MAX)])]
    expect(told(steps)).toEqual([
      ['Max Manager', 'Olivia Owner'],
      ['Olivia Owner', 'Max Manager'],
    ])
  })

  it('nobody can, where one of them is nobody’s to assign', () => {
    expect(told([assign([can(MAX)]), assign([])])).toEqual([['Max Manager'], []])
  })

  it('a question that others may answer is not one more of them', () => {
    const steps: AdviceStep[] = [
      assign([can(MAX), can(OLIVIA)]),
      { step: 'ask', text: 'Ask.', grantors: [can(OLIVIA)] },
    ]
    expect(told(steps)).toEqual([['Max Manager', 'Olivia Owner'], ['Olivia Owner']])
  })

  it('those who can assign all of them keep their order, before the others', () => {
    const both = [can(MAX), can(OLIVIA)]
    expect(told([assign([can(DANA), ...both]), assign(both)])).toEqual([
      ['Max Manager (all)', 'Olivia Owner (all)', 'Dana Developer'],
      ['Max Manager (all)', 'Olivia Owner (all)'],
    ])
  })

  it('an alternative is not one more of them', () => {
    const steps = [assign([can(MAX), can(OLIVIA)]), assign([can(OLIVIA)], { alternative: true })]
    expect(told(steps)).toEqual([['Max Manager', 'Olivia Owner'], ['Olivia Owner']])
  })

  it('an application that can assign all of them stays behind people', () => {
    const steps = [assign([can(MAX), can(PIPELINE)]), assign([can(OLIVIA), can(PIPELINE)])]
    expect(told(steps)).toEqual([
      ['Max Manager', 'build-pipeline (all)'],
      ['Olivia Owner', 'build-pipeline (all)'],
    ])
  })
})
