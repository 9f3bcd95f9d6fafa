import { Validator } from '@cfworker/json-schema'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Condition, Field, FormDocument, Rule } from '../../forms/document.ts'
import { checkForm, validateAnswers } from '../../forms/index.ts'
import { formOf } from './sample-form.ts'

const options = ['x', 'y', 'z']

const leaf = (key: string): fc.Arbitrary<Field> =>
  fc
    .record({
      kind: fc.constantFrom('text', 'number', 'money', 'date', 'yesNo', 'choice', 'choices', 'confirmation'),
      required: fc.boolean(),
    })
    .map(({ kind, required }) => ({
      key,
      kind,
      required,
      ...(kind === 'choice' || kind === 'choices' ? { options } : {}),
      ...(kind === 'text' ? { maxLength: 4 } : {}),
      ...(kind === 'number' ? { maximum: 10 } : {}),
    }))

const container = (key: string): fc.Arbitrary<Field> =>
  fc
    .tuple(fc.constantFrom('group', 'repeatGroup'), fc.boolean(), leaf('p'), leaf('q'), leaf('r'))
    .map(([kind, required, ...fields]): Field => ({ key, kind, required, fields }))

const fields = fc.tuple(leaf('a'), leaf('b'), container('g'), leaf('c'), container('h'), leaf('d'))

function comparison(field: Field, path: string): fc.Arbitrary<Condition> {
  const answered: fc.Arbitrary<Condition> = fc.constantFrom(
    { op: 'answered' as const, field: path },
    { op: 'notAnswered' as const, field: path },
  )
  const is = fc.constantFrom('equals' as const, 'notEquals' as const)
  const order = fc.constantFrom(
    'atLeast' as const,
    'atMost' as const,
    'lessThan' as const,
    'moreThan' as const,
  )
  switch (field.kind) {
    case 'yesNo':
    case 'confirmation':
      return fc.oneof(answered, fc.record({ op: is, field: fc.constant(path), value: fc.boolean() }))
    case 'choice':
      return fc.oneof(
        answered,
        fc.record({ op: is, field: fc.constant(path), value: fc.constantFrom(...options) }),
      )
    case 'choices':
      return fc.constantFrom(...options).map((value) => ({ op: 'includes', field: path, value }))
    case 'number':
    case 'money':
      return fc.record({ op: order, field: fc.constant(path), value: fc.integer({ min: 0, max: 10 }) })
    case 'date':
      return fc.record({ op: order, field: fc.constant(path), value: fc.constantFrom(...dates) })
    default:
      return answered
  }
}

const dates = ['1999-12-31', '2000-01-01', '2000-02-29', '2010-10-10']

function condition(base: readonly Field[], prefix: string): fc.Arbitrary<Condition> {
  const single = fc
    .constantFrom(...base)
    .chain((field) => comparison(field, prefix === '' ? field.key : `${prefix}.${field.key}`))
  return fc.oneof(
    { weight: 3, arbitrary: single },
    { weight: 1, arbitrary: single.map((of): Condition => ({ op: 'not', of })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('and' as const, 'or' as const), single, single)
        .map(([op, ...of]): Condition => ({ op, of })),
    },
  )
}

const form: fc.Arbitrary<FormDocument> = fields.chain((all) => {
  const [a, b, g, , h] = all
  const then = fc.constantFrom('show' as const, 'require' as const)
  const rule = (id: string, when: fc.Arbitrary<Condition>, ...targets: string[]): fc.Arbitrary<Rule> =>
    fc.record({
      id: fc.constant(id),
      when,
      then,
      targets: fc.subarray(targets, { minLength: 1 }),
    })
  const message = condition([a, b], '').map(
    (when): Rule => ({ id: 'm', when, then: 'message', targets: ['b'], message: 'form.title' }),
  )
  return fc
    .tuple(
      rule('1', condition([a], ''), 'b', 'g', 'c'),
      rule('2', condition([a, b], ''), 'c', 'd', 'g.q', 'h.r'),
      rule('3', condition([g.fields?.[0] ?? a], 'g'), 'g.q', 'g.r'),
      rule('4', condition(h.fields?.slice(0, 2) ?? [a], 'h'), 'h.r'),
      message,
    )
    .chain(([r1, r2, r3, r4, m]) => fc.subarray([r1, r2, r3, r4, m]))
    .map((rules) => formOf({ fields: all, rules }))
})

const value = (field: Field): fc.Arbitrary<unknown> => {
  const wrong = fc.constantFrom<unknown>(7, 'wrong text', true, ['x'], {}, '2000-02-30', 1.005)
  const right = rightValue(field)
  return fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: wrong })
}

function rightValue(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'text':
      return fc.constantFrom('a', 'bb', 'dddd')
    case 'number':
      return fc.integer({ min: 0, max: 12 })
    case 'money':
      return fc.integer({ min: 0, max: 1200 }).map((cents) => cents / 100)
    case 'date':
      return fc.constantFrom(...dates)
    case 'choice':
      return fc.constantFrom(...options)
    case 'choices':
      return fc.subarray(options, { minLength: 1 })
    case 'group':
      return record(field.fields ?? [])
    case 'repeatGroup':
      return fc.array(record(field.fields ?? []), { minLength: 1, maxLength: 3 })
    default:
      return fc.boolean()
  }
}

/** Groups are always there, as the renderer sends them; everything else may be missing. */
function record(all: readonly Field[]): fc.Arbitrary<Record<string, unknown>> {
  const model = Object.fromEntries([...all.map((field) => [field.key, value(field)] as const)])
  const requiredKeys = all.filter((field) => field.kind === 'group').map((field) => field.key)
  return fc.record(model, { requiredKeys })
}

test('our verdict is that of the plain generated schema, whatever the form and the answers', () => {
  const verdicts = { right: 0, wrong: 0, forms: 0 }
  fc.assert(
    fc.property(
      form.filter((made) => checkForm(made).every((finding) => finding.severity !== 'error')),
      fc.infiniteStream(fc.nat()),
      (made, seeds) => {
        verdicts.forms += 1
        const plain = new Validator(structuredClone(made.schema), '2020-12')
        const [seed] = [...seeds.take(1)]
        for (const answers of fc.sample(record(made.fields), { numRuns: 30, seed: seed ?? 0 })) {
          // Sending only what is shown is the renderer's part: try that and the raw answers.
          for (const data of [answers, withoutHidden(made, answers)]) {
            const ours = validateAnswers(made, data).ok
            expect({ ours, data }).toEqual({ ours: plain.validate(data).valid, data })
            verdicts[ours ? 'right' : 'wrong'] += 1
          }
        }
      },
    ),
    { numRuns: 150, seed: 20261122 },
  )
  expect(verdicts.right).toBeGreaterThan(200)
  expect(verdicts.wrong).toBeGreaterThan(200)
})

/** Takes out what our own verdict calls hidden, field by field. */
function withoutHidden(made: FormDocument, answers: Record<string, unknown>): Record<string, unknown> {
  const copy = structuredClone(answers)
  const verdict = validateAnswers(made, copy)
  if (verdict.ok) return copy
  for (const error of verdict.errors) {
    if (error.keyword !== 'hidden') continue
    const keys = error.path.split('.')
    const holder = keys.slice(0, -1).reduce<unknown>((at, key) => Reflect.get(Object(at), key), copy)
    Reflect.deleteProperty(Object(holder), keys.at(-1) ?? '')
  }
  return copy
}
