import fc from 'fast-check'

/** Elements that stand alone between two flows. */
const SINGLES = [
  'user',
  'service',
  'script',
  'manual',
  'plain',
  'rule',
  'send',
  'receive',
  'call',
  'wait',
  'message',
  'pass',
  'sendEvent',
  'each',
  'eachInTurn',
] as const

/** Events whose outcome depends on what else happens at the same moment. */
const SHARED = [
  'signal',
  'signalSent',
  'escalated',
  'condition',
  'either',
  'both',
  'severalSent',
  'linked',
  'raisedAtEnd',
  'loopTask',
  'adHoc',
] as const

const PLAIN_EVENTS = ['timer', 'message'] as const
const SHARED_EVENTS = ['signal', 'escalation', 'condition', 'either', 'both'] as const
type GuardEvent = (typeof PLAIN_EVENTS)[number] | (typeof SHARED_EVENTS)[number] | 'error'

/** A random model as a tree: a block has one way in and one way out. */
export type Block =
  | { readonly kind: (typeof SINGLES)[number] | (typeof SHARED)[number] }
  | {
      readonly kind: 'sequence' | 'exclusive' | 'parallel' | 'inclusive' | 'complex'
      readonly parts: readonly Block[]
    }
  | {
      readonly kind: 'loop' | 'sub' | 'eachSub' | 'terminated' | 'undone' | 'canceled' | 'undoable'
      readonly part: Block
    }
  /** An activity with an event on its border that leads elsewhere. */
  | {
      readonly kind: 'guarded'
      readonly part: Block
      readonly event: GuardEvent
      readonly interrupting: boolean
      readonly exception: Block
      /** The exception goes back to the main flow instead of ending. */
      readonly returns: boolean
    }
  /** A sub-process that throws an error at its end, caught on its border. */
  | { readonly kind: 'failing'; readonly part: Block; readonly exception: Block }
  /** An event-based gateway. */
  | { readonly kind: 'race'; readonly parts: readonly Block[] }
  /** A sub-process with an event sub-process. */
  | {
      readonly kind: 'watched'
      readonly part: Block
      readonly event: GuardEvent
      readonly interrupting: boolean
      readonly handler: Block
    }

/** Random blocks, nested at most four deep. */
const blocksOf = (
  singles: readonly Block['kind'][],
  events: readonly GuardEvent[],
  splits: readonly Block['kind'][] = ['sequence', 'exclusive', 'parallel', 'inclusive'],
  wraps: readonly Block['kind'][] = ['loop', 'sub', 'eachSub', 'terminated', 'undone'],
): fc.Arbitrary<Block> =>
  fc.letrec<{ block: Block }>((tie) => {
    const block = tie('block')
    const parts = fc.array(block, { minLength: 2, maxLength: 3 })
    const event = fc.constantFrom(...events)
    return {
      block: fc.oneof(
        { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
        { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom(...singles) }) as fc.Arbitrary<Block> },
        {
          weight: 2,
          arbitrary: fc.record({ kind: fc.constantFrom(...splits), parts }) as fc.Arbitrary<Block>,
        },
        {
          weight: 2,
          arbitrary: fc.record({ kind: fc.constantFrom(...wraps), part: block }) as fc.Arbitrary<Block>,
        },
        {
          weight: 2,
          arbitrary: fc.record({
            kind: fc.constant('guarded'),
            part: block,
            event,
            interrupting: fc.boolean(),
            exception: block,
            returns: fc.boolean(),
          }),
        },
        fc.record({ kind: fc.constant('failing'), part: block, exception: block }),
        fc.record({ kind: fc.constant('race'), parts }),
        fc.record({
          kind: fc.constant('watched'),
          part: block,
          event,
          interrupting: fc.boolean(),
          handler: block,
        }),
      ),
    }
  }).block

/** Blocks that are done in the same way whatever else happens at the same moment. */
export const blocks = blocksOf(SINGLES, [...PLAIN_EVENTS, 'error'])

/** With signals, escalations, conditions, links, events of several definitions, transactions, ad-hoc work and complex gateways as well. */
export const allBlocks = blocksOf(
  [...SINGLES, ...SHARED],
  [...PLAIN_EVENTS, ...SHARED_EVENTS, 'error'],
  ['sequence', 'exclusive', 'parallel', 'inclusive', 'complex'],
  ['loop', 'sub', 'eachSub', 'terminated', 'undone', 'canceled', 'undoable'],
)

/** Everything whose way is drawn: no signal or escalation that several may hear, no ad-hoc work. */
export const flowBlocks = blocksOf(
  [...SINGLES, 'condition', 'linked', 'loopTask'],
  [...PLAIN_EVENTS, 'condition', 'error'],
  ['sequence', 'exclusive', 'parallel', 'inclusive', 'complex'],
)
