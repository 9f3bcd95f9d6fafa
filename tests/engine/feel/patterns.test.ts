import { describe, expect, test } from 'vitest'
import { compileExpression } from '../../../engine/feel/index.ts'
import { env, expr } from './evaluate.ts'

/** FEEL text literals keep a backslash before a letter, so `\\w` here is `\w` in the pattern. */
describe('patterns know every script', () => {
  expr('matches("Straße", "^\\w+$")', true)
  expr('matches("Straße 5", "^\\w+$")', false)
  expr('matches("٣", "^\\d$")', true)
  expr('matches("a\u00a0b", "\\s")', false)
  expr('matches("Ä", "\\p{Lu}")', true)
  expr('matches("ä", "\\p{Lu}")', false)
  expr('matches("Ä", "ä", "i")', true)
  expr('matches("ß", "\\p{IsBasicLatin}")', false)
  expr('matches("ß", "\\P{IsBasicLatin}")', true)
  expr('matches("🙂", "^.$")', true)
  expr('matches("xml:name", "^\\i\\c*$")', true)
  expr('matches("9name", "^\\i\\c*$")', false)
})

describe('classes', () => {
  expr('matches("X", "^[A-Z-[OI]]$")', true)
  expr('matches("O", "^[A-Z-[OI]]$")', false)
  expr('matches("Ö", "^[\\p{Lu}-[A-Z]]$")', true)
  expr('matches("A", "^[\\p{Lu}-[A-Z]]$")', false)
  expr('matches("c", "^[^a-b-[d]]$")', true)
  expr('matches("d", "^[^a-b-[d]]$")', false)
  expr('matches("-", "^[a-]$")', true)
  expr('matches("-", "^[-a]$")', true)
  expr('matches("]", "^[\\]]$")', true)
  expr('matches("a", "^[a-[a]]$")', false)
})

describe('line ends, groups and flags', () => {
  expr('matches("a\\nb", "a.b")', false)
  expr('matches("a\\rb", "a.b")', false)
  expr('matches("a\\nb", "a.b", "s")', true)
  expr('matches("a\\nb", "^b", "m")', true)
  expr('matches("hello world", "hello\\ sworld", "x")', true)
  expr('matches("a b", "a[ ]b", "x")', true)
  expr('matches("a.b", "a.b", "q")', true)
  expr('matches("axb", "a.b", "q")', false)
  expr('replace("2026-03-01", "(\\d+)-(\\d+)-(\\d+)", "$3.$2.$1")', '01.03.2026')
  expr('replace("aaa", "a{2}?", "b")', 'ba')
  expr('matches("aab", "(?:a){2,}b")', true)
})

describe('a pattern that cannot be used is null, and the warning says why', () => {
  test.each([
    ['(a)\\1', 'back reference'],
    ['(?=a)', '(?:'],
    ['(?i)a', '(?:'],
    ['[asd\\0]', 'no escape'],
    ['\\bword', 'no escape'],
    ['a{', 'needs numbers'],
    ['*a', 'nothing to repeat'],
    ['(a', 'not closed'],
    ['a)', 'closes no group'],
    ['[a', 'not closed'],
    ['[z-a]', 'downwards'],
    ['\\p{Nope}', 'no known category'],
    ['a]', 'backslash'],
    [`${'[a-'.repeat(100)}`, 'inside each other'],
  ])('%s', (pattern, reason) => {
    const result = compileExpression('matches("a", pattern)').evaluate({ pattern }, env)
    expect(result).toMatchObject({
      ok: true,
      value: null,
      warnings: [{ code: 'pattern-invalid', message: expect.stringContaining(reason) }],
    })
  })
})
