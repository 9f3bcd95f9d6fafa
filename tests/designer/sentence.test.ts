import { describe, expect, test } from 'vitest'
import { feelToSentence, type Sentence, sentenceToFeel } from '../../designer/features/conditions/sentence.ts'

const round: readonly [string, Sentence][] = [
  ['=bewilligt = true', { join: 'and', clauses: [{ field: 'bewilligt', operator: 'equals', value: true }] }],
  [
    '=antrag.betrag >= 100.5 and antrag.ort = "Berlin and more"',
    {
      join: 'and',
      clauses: [
        { field: 'antrag.betrag', operator: 'atLeast', value: 100.5 },
        { field: 'antrag.ort', operator: 'equals', value: 'Berlin and more' },
      ],
    },
  ],
  [
    '=list contains(nachweise, "miete") or frist != null',
    {
      join: 'or',
      clauses: [
        { field: 'nachweise', operator: 'includes', value: 'miete' },
        { field: 'frist', operator: 'answered' },
      ],
    },
  ],
  [
    '=prüfung.größe < -3',
    { join: 'and', clauses: [{ field: 'prüfung.größe', operator: 'lessThan', value: -3 }] },
  ],
  [
    '=name = "Erika \\"M\\""',
    { join: 'and', clauses: [{ field: 'name', operator: 'equals', value: 'Erika "M"' }] },
  ],
]

describe('a condition as a sentence', () => {
  test.each(round)('%s is written and read back', (feel, sentence) => {
    expect(sentenceToFeel(sentence)).toBe(feel)
    expect(feelToSentence(feel)).toEqual(sentence)
  })

  test.each(['=a and b or c = 1', '=sum(x) > 3', '=a = 1 and b = 2 or c = 3', '=not(a)', '', '=a = "offen'])(
    'should not read %s as a sentence',
    (feel) => {
      expect(feelToSentence(feel)).toBeUndefined()
    },
  )
})
