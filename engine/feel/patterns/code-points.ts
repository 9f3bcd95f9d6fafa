/** Code points as sorted, disjoint ranges, both ends included. */
export type CodePoints = readonly (readonly [number, number])[]

const last = 0x10ffff

/** Sorts and joins ranges. */
export function union(ranges: readonly (readonly [number, number])[]): CodePoints {
  const joined: [number, number][] = []
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const top = joined.at(-1)
    if (top && from <= top[1] + 1) top[1] = Math.max(top[1], to)
    else joined.push([from, to])
  }
  return joined
}

export function complement(points: CodePoints): CodePoints {
  const gaps: [number, number][] = []
  let next = 0
  for (const [from, to] of points) {
    if (from > next) gaps.push([next, from - 1])
    next = to + 1
  }
  if (next <= last) gaps.push([next, last])
  return gaps
}

/** What is in the first set and not in the second. */
export function difference(points: CodePoints, without: CodePoints): CodePoints {
  return complement(union([...complement(points), ...without]))
}

const known = new Map<string, CodePoints>()

/** The code points of a Unicode category such as `Lu`, looked up once; undefined if there is none. */
export function category(name: string): CodePoints | undefined {
  if (!categories.has(name)) return undefined
  let found = known.get(name)
  if (!found) {
    found = search(new RegExp(`\\p{${name}}`, 'u'))
    known.set(name, found)
  }
  return found
}

function search(test: RegExp): CodePoints {
  const ranges: [number, number][] = []
  let start: number | undefined
  for (let point = 0; point <= last + 1; point++) {
    const hit = point <= last && test.test(String.fromCodePoint(point))
    if (hit && start === undefined) start = point
    if (hit || start === undefined) continue
    ranges.push([start, point - 1])
    start = undefined
  }
  return ranges
}

/** Categories of XML Schema part 2, appendix G.4.2.2. */
export const categories: ReadonlySet<string> = new Set(
  'L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po Z Zs Zl Zp S Sm Sc Sk So C Cc Cf Co Cn'.split(
    ' ',
  ),
)

/** Blocks a European text needs (`\p{IsBasicLatin}`); others are refused by name. */
export const blocks: ReadonlyMap<string, CodePoints> = new Map([
  ['BasicLatin', [[0, 0x7f]]],
  ['Latin-1Supplement', [[0x80, 0xff]]],
  ['LatinExtended-A', [[0x100, 0x17f]]],
  ['LatinExtended-B', [[0x180, 0x24f]]],
  ['LatinExtendedAdditional', [[0x1e00, 0x1eff]]],
  ['IPAExtensions', [[0x250, 0x2af]]],
  ['CombiningDiacriticalMarks', [[0x300, 0x36f]]],
  ['Greek', [[0x370, 0x3ff]]],
  ['GreekandCoptic', [[0x370, 0x3ff]]],
  ['Cyrillic', [[0x400, 0x4ff]]],
  ['Armenian', [[0x530, 0x58f]]],
  ['Hebrew', [[0x590, 0x5ff]]],
  ['Arabic', [[0x600, 0x6ff]]],
  ['Georgian', [[0x10a0, 0x10ff]]],
  ['GeneralPunctuation', [[0x2000, 0x206f]]],
  ['CurrencySymbols', [[0x20a0, 0x20cf]]],
  ['LetterlikeSymbols', [[0x2100, 0x214f]]],
  ['NumberForms', [[0x2150, 0x218f]]],
])
