import fc from 'fast-check'
import { expect, test } from 'vitest'
import { suppress, suppressParts } from '../../runtime/cockpit-figures/suppress.ts'

test('takes out a count below five and keeps five', () => {
  expect([suppress(0), suppress(4)]).toMatchObject([{ value: null }, { value: null }])
  expect(suppress(5)).toEqual({ value: 5, suppressed: false })
})

test('hides a second part when one alone is hidden, so that the total does not reveal it', () => {
  const { parts, total } = suppressParts([3, 12, 7])
  expect(parts.map((part) => part.value)).toEqual([null, 12, null])
  expect(parts[2]).toMatchObject({ protective: true })
  expect(total.value).toBe(22)
})

test('hides the total when there is no other part', () => {
  // One office alone is its own total: then the count itself decides.
  expect(suppressParts([3]).total.value).toBeNull()
  expect(suppressParts([9]).total.value).toBe(9)
})

test('does not touch parts that need no protection', () => {
  expect(suppressParts([8, 9]).parts.map((part) => part.value)).toEqual([8, 9])
})

test('never lets a shown total and shown parts give away a single hidden part', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 12 }), (counts) => {
      const { parts, total } = suppressParts(counts)
      const hidden = parts.filter((part) => part.value === null).length
      expect(parts.every((part, index) => part.value === null || part.value === counts[index])).toBe(true)
      expect(counts.every((count, index) => count >= 5 || parts[index]?.value === null)).toBe(true)
      expect(total.value === null || hidden !== 1).toBe(true)
    }),
  )
})
