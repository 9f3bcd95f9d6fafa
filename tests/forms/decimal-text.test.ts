import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDate, joinDate, splitDate } from '../../forms/dates/date-text.ts'
import { formatDecimal, formatMoney, parseDecimal, parseMoney } from '../../forms/index.ts'
import { decimalInputText } from '../../forms/numbers/decimal-text.ts'

describe('numbers as people write them', () => {
  test.each([
    ['1.234,50', 1234.5],
    ['1234,5', 1234.5],
    ['1 234,50', 1234.5],
    ['1.234', 1234],
    ['1.234.567,89', 1234567.89],
    ['1,234.50', 1234.5],
    ['12.5', 12.5],
    ['0,10', 0.1],
    ['-3', -3],
    ['−3', -3],
    ['-0', 0],
    ['007', 7],
  ])('%s', (text, number) => expect(parseDecimal(text)).toBe(number))

  test.each(['', 'abc', '1,2,3', '1.23.4', '1e5', '1e400', 'Infinity', '0x10', '1234567890,1234567', '--1'])(
    '%s is no number',
    (text) => expect(parseDecimal(text)).toBeUndefined(),
  )

  test.each([
    ['431,50 €', 431.5],
    ['€ 1.000', 1000],
    ['12 EUR', 12],
  ])('amount %s', (text, amount) => expect(parseMoney(text)).toBe(amount))

  test('a tenth of a cent is no amount', () => expect(parseMoney('1,005')).toBeUndefined())

  test('what is shown can be read again, exactly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
        fc.constantFrom('de', 'en'),
        (cents, language) => {
          const amount = cents / 100
          expect(parseMoney(decimalInputText(amount, language, 2))).toBe(amount)
          expect(parseMoney(formatMoney(amount, language))).toBe(amount)
        },
      ),
    )
  })

  test('formats by language', () => {
    expect(formatDecimal(1234.5, 'de')).toBe('1.234,5')
    expect(formatMoney(1234.5, 'de')).toBe('1.234,50\u00a0€')
    expect(formatMoney(1234.5, 'en')).toBe('€1,234.50')
  })
})

describe('dates in three inputs', () => {
  test('a real date becomes ISO', () => {
    expect(joinDate({ day: '1', month: '3', year: '2025' })).toBe('2025-03-01')
    expect(splitDate('2025-03-01')).toEqual({ day: '1', month: '3', year: '2025' })
  })
  test.each([
    [{ day: '30', month: '2', year: '2025' }],
    [{ day: '1', month: '', year: '' }],
    [{ day: '', month: '13', year: '2025' }],
    [{ day: '1', month: '3', year: '25' }],
    [{ day: '05', month: 'x', year: '2025' }],
  ])('%j is kept as typed', (parts) => expect(splitDate(joinDate(parts))).toEqual(parts))
  test('nothing typed is no answer', () =>
    expect(joinDate({ day: ' ', month: '', year: '' })).toBeUndefined())
  test('reads in words', () => {
    expect(formatDate('1959-08-12', 'de')).toBe('12. August 1959')
    expect(formatDate('1959-08-12', 'en')).toBe('12 August 1959')
  })
})
