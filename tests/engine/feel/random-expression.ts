import fc from 'fast-check'

/**
 * Random FEEL expressions that feelin should answer like ours: numbers are whole and small, what the two are
 * known to judge differently (see oracle.test.ts) is left out.
 */
type Kind = 'number' | 'text' | 'list' | 'boolean' | 'date'

const int = fc.integer({ min: -20, max: 20 }).map((value) => (value < 0 ? `(${value})` : `${value}`))
const word = fc.stringMatching(/^[a-cäß]{0,4}$/).map((value) => JSON.stringify(value))
const two = (value: number) => String(value).padStart(2, '0')
const day = fc
  .tuple(
    fc.integer({ min: 1999, max: 2030 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, of]) => `date("${year}-${two(month)}-${two(of)}")`)
const length = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.constantFrom('M', 'D'))
  .map(([n, unit]) => `duration("P${n}${unit}")`)

const trees = fc.letrec<{ [kind in Kind]: string }>((tie) => {
  const join = (template: string, ...parts: readonly fc.Arbitrary<string>[]) =>
    fc
      .tuple(...parts)
      .map((texts) => template.replaceAll(/\$(\d)/g, (_, at: string) => texts[Number(at)] ?? ''))
  const of = (...options: readonly fc.Arbitrary<string>[]) =>
    fc.oneof({ maxDepth: 3, depthIdentifier: 'expression' }, ...options)
  const one = (...names: readonly string[]) => fc.constantFrom(...names)
  const [number, text, list, boolean, date] = [
    tie('number'),
    tie('text'),
    tie('list'),
    tie('boolean'),
    tie('date'),
  ]
  return {
    number: of(
      int,
      join('($0 $1 $2)', number, one('+', '-', '*'), number),
      join('(if $0 then $1 else $2)', boolean, number, number),
      join('$0($1)', one('count', 'sum', 'min', 'max', 'product'), list),
      join('string length($0)', text),
      join('modulo($0, $1)', number, int),
      join('abs($0)', number),
      join('append($0, $1)[1]', list, int),
    ),
    text: of(
      word,
      join('($0 + $1)', text, text),
      join('$0($1)', one('upper case', 'lower case'), text),
      join('substring("abcd" + $0, $1, 2)', text, one('-4', '-2', '1', '3')),
      join('$0($1, $2)', one('substring after', 'substring before'), text, text),
      join('string($0)', number),
      join('replace($0, "[ab]", $1)', text, word),
      join('string join([$0, $1], "-")', text, text),
    ),
    list: of(
      fc.array(int, { maxLength: 4 }).map((items) => `[${items.join(', ')}]`),
      join('$0($1)', one('distinct values', 'reverse'), list),
      join('concatenate($0, $1)', list, list),
      join('append($0, $1)', list, number),
      join('$0[item > $1]', list, number),
      join('(for x in $0 return x + $1)', list, number),
      join('index of($0, $1)', list, int),
      join('sort([$0, $1], function(x, y) x < y)', int, int),
    ),
    boolean: of(
      one('true', 'false', 'null'),
      join('($0 $1 $2)', number, one('<', '<=', '>', '>=', '=', '!='), number),
      join('($0 $1 $2)', boolean, one('and', 'or'), boolean),
      join('not($0)', boolean),
      join('($0 in [-$1..$2])', number, one('9', '1'), one('1', '9')),
      join('($0 between -$1 and $2)', number, one('9', '1'), one('1', '9')),
      join('list contains($0, $1)', list, number),
      join(
        '($0 x in $1 satisfies x > $2)',
        one('some', 'every'),
        fc.array(int, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
        int,
      ),
      join('$0($1, $2)', one('starts with', 'ends with', 'contains'), text, text),
      join('($0 $1 $2)', date, one('<', '=', '>='), date),
    ),
    date: of(day, join('($0 $1 $2)', date, one('+', '-'), length)),
  }
})

export const randomExpression = fc.oneof(
  trees.number,
  trees.text,
  trees.list,
  trees.boolean,
  trees.date.map((date) => `string(${date})`),
  trees.date.map((date) => `day of week(${date})`),
  trees.date.map((date) => `week of year(${date})`),
  fc.tuple(day, day).map(([a, b]) => `string(${a} - ${b})`),
)
