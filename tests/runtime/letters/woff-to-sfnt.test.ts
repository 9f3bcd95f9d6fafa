import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { woffToSfnt } from '../../../runtime/letters/woff-to-sfnt.ts'

const file = fileURLToPath(import.meta.resolve('@fontsource/fira-sans/files/fira-sans-latin-400-normal.woff'))

test('unpacks every table of a WOFF file where the directory says it is', () => {
  // given
  const woff = readFileSync(file)
  // when
  const sfnt = woffToSfnt(woff)
  // then
  expect(sfnt.readUInt32BE(0)).toBe(0x00010000)
  const count = sfnt.readUInt16BE(4)
  expect(count).toBe(woff.readUInt16BE(12))
  const tables = Array.from({ length: count }, (_, index) => {
    const at = 12 + index * 16
    const offset = sfnt.readUInt32BE(at + 8)
    const length = sfnt.readUInt32BE(at + 12)
    return { tag: sfnt.toString('latin1', at, at + 4), offset, length }
  })
  const head = tables.find(({ tag }) => tag === 'head')
  expect(sfnt.readUInt32BE((head?.offset ?? 0) + 12)).toBe(0x5f0f3cf5) // magic number of the table `head`
  for (const { offset, length } of tables) {
    expect(offset % 4).toBe(0)
    expect(offset + length).toBeLessThanOrEqual(sfnt.length)
  }
})

test('refuses what is no WOFF file', () => {
  expect(() => woffToSfnt(Buffer.from('wOF2 something'))).toThrow(/WOFF 1/)
})
