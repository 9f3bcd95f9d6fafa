/** A set of small numbers: which samples of a column a cell covers. */
export type Bits = Uint32Array

/** The numbers below `size` that pass. */
export function bitsOf(size: number, passes: (index: number) => boolean): Bits {
  const bits = new Uint32Array((size + 31) >> 5)
  for (let index = 0; index < size; index++) {
    if (passes(index)) bits[index >> 5] = (bits[index >> 5] ?? 0) | (1 << (index & 31))
  }
  return bits
}

export function has(bits: Bits, index: number): boolean {
  return (((bits[index >> 5] ?? 0) >>> (index & 31)) & 1) === 1
}

export function isNone(bits: Bits): boolean {
  return bits.every((word) => word === 0)
}

/** The least number in both sets. */
export function firstCommon(a: Bits, b: Bits): number | undefined {
  for (let word = 0; word < a.length; word++) {
    const common = (a[word] ?? 0) & (b[word] ?? 0)
    if (common !== 0) return word * 32 + (31 - Math.clz32(common & -common))
  }
  return undefined
}

/** Whether everything in the first set is in the second. */
export function isWithin(a: Bits, b: Bits): boolean {
  for (let word = 0; word < a.length; word++) if (((a[word] ?? 0) & ~(b[word] ?? 0)) !== 0) return false
  return true
}
