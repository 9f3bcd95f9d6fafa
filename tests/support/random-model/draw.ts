import {
  type Attributes,
  condition,
  each,
  errorEvent,
  escalationEvent,
  extensions,
  linkEvent,
  loop,
  message,
  signalEvent,
  timer,
} from '../bpmn-builder.ts'
import type { Block } from './blocks.ts'
import type { Graph, GraphNode } from './graph.ts'

/** Numbers for ids, across all containers of a model. */
interface Numbers {
  last: number
}

/** A container being drawn. */
class Drawing {
  readonly nodes: GraphNode[] = []
  readonly flows: [string, string][] = []
  readonly associations: [string, string][] = []
  readonly numbers: Numbers

  constructor(numbers: Numbers) {
    this.numbers = numbers
  }

  id(word: string): string {
    this.numbers.last++
    return `${word}${this.numbers.last}`
  }

  add(tag: string, id: string, more: Omit<GraphNode, 'id' | 'tag'> = {}): string {
    this.nodes.push({ id, tag, ...more })
    return id
  }

  flow(...path: readonly string[]): void {
    for (const [index, target] of path.slice(1).entries()) this.flows.push([path[index] ?? '', target])
  }
}

/** First and last node of a drawn block. */
type Ends = readonly [string, string]

/** The whole model of a block: start, block, end. */
export function drawModel(block: Block): Graph {
  return drawBody({ last: 0 }, block, (drawing) => drawing.add('startEvent', 'Start'))
}

function drawBody(
  numbers: Numbers,
  block: Block,
  start: (drawing: Drawing) => string,
  end: (drawing: Drawing) => string = (drawing) => drawing.add('endEvent', drawing.id('End')),
): Graph {
  const drawing = new Drawing(numbers)
  const [first, last] = draw(drawing, block)
  drawing.flow(start(drawing), first)
  drawing.flow(last, end(drawing))
  const { nodes, flows, associations } = drawing
  return { nodes, flows, associations }
}

const plainStart = (drawing: Drawing): string => drawing.add('startEvent', drawing.id('Start'))

const task = (type: string): string => extensions(`<zeebe:taskDefinition type="${type}"/>`)
const USER = extensions('<zeebe:userTask/>')
const ITEMS = {
  inputCollection: '=[1, 2]',
  inputElement: 'item',
  outputCollection: 'all',
  outputElement: '=n',
}

const DEFINITIONS = {
  timer: timer('timeDuration', 'PT1H'),
  message: message('MessageB'),
  error: errorEvent('ErrorA'),
  signal: signalEvent('SignalA'),
  escalation: escalationEvent('EscalationA'),
  condition: condition('=n > 30'),
  either: timer('timeDuration', 'PT1H') + signalEvent('SignalA') + escalationEvent('EscalationA'),
  both: message('MessageB') + signalEvent('SignalA') + condition('=n > 20'),
}

/** Events that need all of their definitions. */
const needsAll = (event: keyof typeof DEFINITIONS): Attributes =>
  event === 'both' ? { parallelMultiple: true } : {}

type Draw<B extends Block> = (drawing: Drawing, block: B) => Ends
/** The shape of the blocks of one kind. */
type BlockOf<K, B = Block> = B extends { readonly kind: infer Kinds } ? (K extends Kinds ? B : never) : never
type Draws = { readonly [K in Block['kind']]: Draw<BlockOf<K>> }

function single(tag: string, word: string, inner?: string): (drawing: Drawing) => Ends {
  return (drawing) => {
    const id = drawing.add(tag, drawing.id(word), inner === undefined ? {} : { inner })
    return [id, id]
  }
}

const gateway =
  (type: 'exclusive' | 'parallel' | 'inclusive' | 'complex') =>
  (drawing: Drawing, { parts }: { readonly parts: readonly Block[] }): Ends => {
    const chooses = type !== 'parallel'
    const split = drawing.add(`${type}Gateway`, drawing.id(type), { chooses })
    const join = drawing.add(`${type}Gateway`, `${split}Join`, { chooses })
    for (const part of parts) {
      const [first, last] = draw(drawing, part)
      drawing.flow(split, first)
      drawing.flow(last, join)
    }
    return [split, join]
  }

const DRAWS: Draws = {
  user: single('userTask', 'User', USER),
  service: single('serviceTask', 'Service', task('work')),
  script: single(
    'scriptTask',
    'Script',
    extensions('<zeebe:script expression="=count + 1" resultVariable="count"/>'),
  ),
  manual: single('manualTask', 'Manual'),
  plain: single('task', 'Task'),
  rule: single(
    'businessRuleTask',
    'Rule',
    extensions('<zeebe:calledDecision decisionId="table" resultVariable="answer"/>'),
  ),
  send: single('sendTask', 'Send', task('letter')),
  receive: (drawing) => {
    const id = drawing.add('receiveTask', drawing.id('Receive'), { attributes: { messageRef: 'MessageA' } })
    return [id, id]
  },
  call: single('callActivity', 'Call', extensions('<zeebe:calledElement processId="Other"/>')),
  wait: single('intermediateCatchEvent', 'Wait', timer('timeDuration', 'PT2H')),
  message: single('intermediateCatchEvent', 'Message', message('MessageA')),
  pass: single('intermediateThrowEvent', 'Pass'),
  sendEvent: single('intermediateThrowEvent', 'Sent', message('MessageC')),
  signal: single('intermediateCatchEvent', 'Signal', DEFINITIONS.signal),
  signalSent: single('intermediateThrowEvent', 'Signaled', DEFINITIONS.signal),
  escalated: single('intermediateThrowEvent', 'Escalated', DEFINITIONS.escalation),
  condition: single('intermediateCatchEvent', 'Condition', DEFINITIONS.condition),
  either: single('intermediateCatchEvent', 'Either', timer('timeDuration', 'PT1H') + DEFINITIONS.signal),
  both(drawing) {
    const id = drawing.id('Both')
    drawing.add('intermediateCatchEvent', id, { attributes: needsAll('both'), inner: DEFINITIONS.both })
    return [id, id]
  },
  severalSent: single(
    'intermediateThrowEvent',
    'Several',
    DEFINITIONS.signal + message('MessageC') + DEFINITIONS.escalation,
  ),
  linked(drawing) {
    const off = drawing.id('Off')
    drawing.add('intermediateThrowEvent', off, { inner: linkEvent(`to ${off}`) })
    return [off, drawing.add('intermediateCatchEvent', drawing.id('On'), { inner: linkEvent(`to ${off}`) })]
  },
  raisedAtEnd(drawing) {
    const id = drawing.id('Sub')
    const ends = [DEFINITIONS.signal, DEFINITIONS.escalation, DEFINITIONS.signal + DEFINITIONS.escalation]
    const inner = ends[drawing.numbers.last % ends.length] ?? ''
    const body = drawBody(drawing.numbers, { kind: 'user' }, plainStart, (within) =>
      within.add('endEvent', within.id('Raised'), { inner }),
    )
    drawing.add('subProcess', id, { body })
    return [id, id]
  },
  each: single('userTask', 'Each', USER + each(ITEMS)),
  eachInTurn: single('serviceTask', 'Turn', task('work') + each(ITEMS, { sequential: true })),
  loopTask: single('userTask', 'Again', USER + loop('=n > 30', { maximum: 3 })),
  adHoc(drawing) {
    const inner = new Drawing(drawing.numbers)
    draw(inner, { kind: 'user' })
    draw(inner, { kind: 'service' })
    const { nodes, flows, associations } = inner
    const id = drawing.add('adHocSubProcess', drawing.id('AdHoc'), { body: { nodes, flows, associations } })
    return [id, id]
  },
  sequence(drawing, { parts }) {
    const drawn = parts.map((part) => draw(drawing, part))
    for (const [index, [first]] of drawn.entries()) {
      const before = drawn[index - 1]
      if (before) drawing.flow(before[1], first)
    }
    return [drawn[0]?.[0] ?? '', drawn.at(-1)?.[1] ?? '']
  },
  exclusive: gateway('exclusive'),
  parallel: gateway('parallel'),
  inclusive: gateway('inclusive'),
  complex: gateway('complex'),
  loop(drawing, { part }) {
    const merge = drawing.add('exclusiveGateway', drawing.id('merge'))
    const split = drawing.add('exclusiveGateway', `${merge}Again`, { chooses: true })
    const wait = drawing.add('userTask', drawing.id('User'), { inner: USER })
    const [first, last] = draw(drawing, part)
    drawing.flow(merge, first)
    drawing.flow(last, split, wait, merge)
    const next = drawing.add('task', drawing.id('Task'))
    drawing.flow(split, next)
    return [merge, next]
  },
  sub(drawing, { part }) {
    const id = drawing.id('Sub')
    drawing.add('subProcess', id, { body: drawBody(drawing.numbers, part, plainStart) })
    return [id, id]
  },
  eachSub(drawing, { part }) {
    const id = drawing.id('EachSub')
    drawing.add('subProcess', id, {
      inner: each(ITEMS),
      body: drawBody(drawing.numbers, part, plainStart),
    })
    return [id, id]
  },
  terminated(drawing, { part }) {
    const id = drawing.id('Sub')
    drawing.add('subProcess', id, { body: terminatedBody(drawing.numbers, part) })
    return [id, id]
  },
  canceled(drawing, { part }) {
    const id = drawing.id('Transaction')
    const parts: readonly Block[] = [{ kind: 'undone', part }, { kind: 'user' }]
    const body = drawBody(drawing.numbers, { kind: 'sequence', parts }, plainStart, (inner) => {
      const choice = inner.add('exclusiveGateway', inner.id('exclusive'), { chooses: true })
      const cancel = inner.add('endEvent', inner.id('Cancel'), { inner: '<cancelEventDefinition/>' })
      inner.flow(choice, cancel)
      inner.flow(choice, inner.add('endEvent', inner.id('End')))
      return choice
    })
    drawing.add('transaction', id, { body })
    const event = drawing.add('boundaryEvent', drawing.id('Canceled'), {
      attributes: { attachedToRef: id },
      inner: '<cancelEventDefinition/>',
    })
    const merge = drawing.add('exclusiveGateway', drawing.id('merge'))
    drawing.flow(id, merge)
    drawing.flow(event, merge)
    return [id, merge]
  },
  undoable(drawing, { part }) {
    const id = drawing.id('Sub')
    const body = drawBody(drawing.numbers, part, plainStart)
    const undo = drawBody(drawing.numbers, { kind: 'service' }, (inner) =>
      inner.add('startEvent', inner.id('Start'), { inner: '<compensateEventDefinition/>' }),
    )
    const handler = {
      id: drawing.id('Watch'),
      tag: 'subProcess',
      attributes: { triggeredByEvent: true },
      body: undo,
    }
    drawing.add('subProcess', id, { body: { ...body, nodes: [...body.nodes, handler] } })
    const fork = drawing.add('parallelGateway', drawing.id('parallel'))
    const all = drawing.add('endEvent', drawing.id('UndoAll'), { inner: '<compensateEventDefinition/>' })
    drawing.flow(id, fork, all)
    return [id, fork]
  },
  undone(drawing, { part }) {
    const { id, event } = host(drawing, { kind: 'user' }, 'compensate', '<compensateEventDefinition/>')
    const handler = drawing.add('serviceTask', drawing.id('Undo'), {
      attributes: { isForCompensation: true },
      inner: task('undo'),
    })
    drawing.associations.push([event, handler])
    const undo = drawing.add('intermediateThrowEvent', drawing.id('UndoAll'), {
      inner: '<compensateEventDefinition/>',
    })
    const [first, last] = draw(drawing, part)
    drawing.flow(id, first)
    drawing.flow(last, undo)
    return [id, undo]
  },
  guarded(drawing, { part, event, interrupting, exception, returns }) {
    const always = event === 'error' || interrupting
    const guarded = host(drawing, part, event, DEFINITIONS[event], always, needsAll(event))
    const [first, last] = draw(drawing, exception)
    drawing.flow(guarded.event, first)
    if (returns && always) {
      const merge = drawing.add('exclusiveGateway', drawing.id('merge'))
      drawing.flow(guarded.id, merge)
      drawing.flow(last, merge)
      return [guarded.id, merge]
    }
    drawing.flow(last, drawing.add('endEvent', drawing.id('Told'), { inner: message('MessageC') }))
    return [guarded.id, guarded.id]
  },
  failing(drawing, { part, exception }) {
    const id = drawing.id('Sub')
    const body = drawBody(
      drawing.numbers,
      { kind: 'sequence', parts: [part, { kind: 'user' }] },
      plainStart,
      (inner) => inner.add('endEvent', inner.id('Fail'), { inner: errorEvent('ErrorB') }),
    )
    drawing.add('subProcess', id, { body })
    const event = drawing.add('boundaryEvent', drawing.id('Caught'), {
      attributes: { attachedToRef: id },
      inner: errorEvent('ErrorB'),
    })
    const [first, last] = draw(drawing, exception)
    drawing.flow(event, first)
    return [id, last]
  },
  race(drawing, { parts }) {
    const split = drawing.add('eventBasedGateway', drawing.id('Race'))
    const join = drawing.add('exclusiveGateway', `${split}Join`)
    const waits = ['wait', 'message', 'receive'] as const
    for (const [index, part] of parts.entries()) {
      const [event] = draw(drawing, { kind: waits[index % waits.length] ?? 'wait' })
      const [first, last] = draw(drawing, part)
      drawing.flow(split, event, first)
      drawing.flow(last, join)
    }
    return [split, join]
  },
  watched(drawing, { part, event, interrupting, handler }) {
    const id = drawing.id('Sub')
    const body = drawBody(drawing.numbers, part, plainStart)
    const watch = drawBody(drawing.numbers, handler, (inner) =>
      inner.add('startEvent', inner.id('Start'), {
        attributes: { isInterrupting: event === 'error' || interrupting, ...needsAll(event) },
        inner: DEFINITIONS[event],
      }),
    )
    const watcher = {
      id: drawing.id('Watch'),
      tag: 'subProcess',
      attributes: { triggeredByEvent: true },
      body: watch,
    }
    drawing.add('subProcess', id, { body: { ...body, nodes: [...body.nodes, watcher] } })
    return [id, id]
  },
}

/** Draws a block; gives its first and last node. */
function draw(drawing: Drawing, block: Block): Ends {
  const drawKind: Draw<never> = DRAWS[block.kind]
  return drawKind(drawing, block as never)
}

/** Two branches, one of which ends everything in the scope after a wait. */
function terminatedBody(numbers: Numbers, part: Block): Graph {
  const drawing = new Drawing(numbers)
  const fork = drawing.add('parallelGateway', drawing.id('parallel'))
  const stop = drawing.add('userTask', drawing.id('User'), { inner: USER })
  const [first, last] = draw(drawing, part)
  drawing.flow(plainStart(drawing), fork, stop)
  drawing.flow(stop, drawing.add('endEvent', drawing.id('Stop'), { inner: '<terminateEventDefinition/>' }))
  drawing.flow(fork, first)
  drawing.flow(last, drawing.add('endEvent', drawing.id('End')))
  const { nodes, flows, associations } = drawing
  return { nodes, flows, associations }
}

/** An activity that runs the block, with an event on its border. */
function host(
  drawing: Drawing,
  part: Block,
  word: string,
  definition: string,
  interrupting = true,
  more: Attributes = {},
): { readonly id: string; readonly event: string } {
  const isTask = part.kind === 'user' || part.kind === 'service' || part.kind === 'each'
  const [id] = draw(drawing, isTask ? part : { kind: 'sub', part })
  const event = drawing.add('boundaryEvent', drawing.id(`On${word}`), {
    attributes: { attachedToRef: id, cancelActivity: interrupting, ...more },
    inner: definition,
  })
  return { id, event }
}
