/** As much of a Babel path as is needed here. */
interface Path {
  readonly node: { readonly type: string; readonly key?: Name }
  readonly parent?: { readonly type: string; readonly callee?: Name } | null
  readonly listKey?: string | null
  readonly key?: string | number | null
}
interface Name {
  readonly name?: string
}

/** Which arguments of these hold a sentence for people: from the second on, or all. */
const SENTENCES: { readonly [callee: string]: number } = {
  StepFailure: 1,
  Error: 0,
  limitExceeded: 0,
  invalid: 0,
  notFound: 0,
  findingOf: 3,
}
const PROPERTIES = new Set(['message', 'de', 'en'])

/**
 * Stryker leaves the sentences of messages alone: a test that repeated each of them word by word would say
 * nothing about what the engine does. Codes and names are mutated like everything else.
 */
export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'messages',
    value: {
      shouldIgnore(path: Path): string | undefined {
        const from = SENTENCES[path.parent?.callee?.name ?? '']
        const isArgument = path.listKey === 'arguments' && from !== undefined && Number(path.key) >= from
        const isProperty = path.node.type === 'ObjectProperty' && PROPERTIES.has(path.node.key?.name ?? '')
        return isArgument || isProperty ? 'the sentence of a message' : undefined
      },
    },
  },
]
