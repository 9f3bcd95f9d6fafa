import { connect, type Net, type NetFlow, type NetNode, type Watcher } from './net.ts'

type Rule = (net: Net, node: NetNode) => boolean

/**
 * Shrinks what is well built to single nodes, so that walking stays fast: steps in a row, branches that meet
 * again, loops, branches that end. Nothing is lost: how tokens may get stuck stays as it was.
 */
export function reduceNet(net: Net): void {
  const standsBy = ({ interrupting, catches, node }: Watcher): boolean =>
    !interrupting && !catches && isPlain(node) && node.escapes.size === 0
  net.bystanders = net.watchers.filter(standsBy).map(({ node }) => node)
  net.watchers = net.watchers.filter((each) => !standsBy(each))
  const open = new Set(net.nodes)
  for (const node of open) {
    open.delete(node)
    if (!net.nodes.has(node)) continue
    const around = [
      ...node.incoming.map(({ source }) => source),
      ...node.outgoing.map(({ target }) => target),
    ]
    if (!RULES.some((rule) => rule(net, node))) continue
    for (const each of [...around, node]) open.add(each)
  }
}

/** A node followed by one that only it leads to becomes one with it. */
const inARow: Rule = (net, first) => {
  const flow = onlyFlow(first)
  const second = flow?.target
  if (!flow || !second || second === first || !isPlain(first)) return false
  if (second.incoming.length !== 1 || net.entries.includes(second)) return false
  const { passes, waits, throwsAtOnce } = second.behavior
  // Behind a wait, what the second does besides being done would begin too early.
  const isCertain = (passes || waits) && throwsAtOnce.size === 0 && second.events.length === 0
  if (second.act || (first.behavior.waits && !isCertain)) return false
  absorb(net, first, second)
  first.behavior = {
    passes: first.behavior.passes && passes,
    waits: first.behavior.waits || waits,
    stuck: second.behavior.stuck,
    throwsAtOnce,
  }
  first.events = second.events
  leaveLike(first, second, flow)
  return true
}

/** A split whose branches all meet again, in a join that fits. */
const block: Rule = (net, split) => {
  if (!isPlain(split) || split.outgoing.length < 2) return false
  const branches = split.outgoing.map((flow) => branchOf(net, split, flow))
  const [first] = branches
  const join = first?.arrives.target
  if (!join || join === split || !branches.every((each) => each?.arrives.target === join)) return false
  const whole = branches.flatMap((each) => each ?? [])
  const closes = join.incoming.length === whole.length
  if (!fits(split, join, closes) || (closes && !isPlain(join) && join.join)) return false
  for (const { through } of whole) if (through) absorb(net, split, through)
  const passing = whole.map(({ through }) => through?.behavior.passes ?? true)
  const isFork = split.options.length === 1
  split.behavior = {
    ...split.behavior,
    passes: split.behavior.passes && (isFork ? passing.every(Boolean) : passing.some(Boolean)),
    waits: split.behavior.waits || whole.some(({ through }) => through?.behavior.waits),
  }
  for (const { arrives } of whole) drop(join.incoming, arrives)
  split.outgoing.splice(0)
  split.options = [[connect(split, join)]]
  if (join.incoming.length === 1) join.join = undefined
  return true
}

/** A way back to the same choice, which can be left by another. */
const loop: Rule = (net, node) => {
  if (!isPlain(node) || node.join || node.options.length < 2) return false
  const back = node.options.find(([flow, ...more]) => {
    const branch = flow && more.length === 0 ? branchOf(net, node, flow) : undefined
    return branch?.arrives.target === node
  })
  const flow = back?.[0]
  const branch = flow && branchOf(net, node, flow)
  if (!flow || !branch || node.options.some((set) => set !== back && set.includes(flow))) return false
  if (branch.through) absorb(net, node, branch.through)
  node.behavior = {
    ...node.behavior,
    waits: node.behavior.waits || branch.through?.behavior.waits === true,
  }
  node.options = node.options.filter((set) => set !== back)
  drop(node.outgoing, flow)
  drop(node.incoming, branch.arrives)
  return true
}

/** A branch beside others that ends by itself. */
const ending: Rule = (net, fork) => {
  const [flows] = fork.options
  if (!isPlain(fork) || fork.options.length !== 1 || !flows || flows.length < 2) return false
  const flow = flows.find(({ target }) => isPlain(target) && isEnd(target) && target.incoming.length === 1)
  if (!flow) return false
  absorb(net, fork, flow.target)
  fork.options = [flows.filter((each) => each !== flow)]
  drop(fork.outgoing, flow)
  return true
}

/** An event that fires beside its host and whose way ends by itself: it is reached when its host waits. */
const aside: Rule = (net, host) => {
  const event = host.events.find(({ adds, flow: { target } }) => {
    return adds && isPlain(target) && isEnd(target) && target.incoming.length === 1
  })
  if (!event) return false
  if (host.behavior.waits || host.behavior.stuck.length > 0 || event.catches)
    absorb(net, host, event.flow.target)
  host.events = host.events.filter((each) => each !== event)
  drop(host.outgoing, event.flow)
  return true
}

const RULES: readonly Rule[] = [inARow, block, loop, ending, aside]

/** Nothing but a place to pass or wait at: no event on its border, and it always gets done. */
function isPlain({ events, act, behavior }: NetNode): boolean {
  return (
    events.length === 0 &&
    !act &&
    behavior.stuck.length === 0 &&
    behavior.throwsAtOnce.size === 0 &&
    (behavior.passes || behavior.waits)
  )
}

function isEnd({ options, outgoing }: NetNode): boolean {
  return outgoing.length === 0 && options.length === 1
}

function onlyFlow({ options, outgoing }: NetNode): NetFlow | undefined {
  const [flow] = outgoing
  return outgoing.length === 1 && options.length === 1 && options[0]?.length === 1 ? flow : undefined
}

interface Branch {
  /** The step on the way, if there is one. */
  readonly through?: NetNode
  readonly arrives: NetFlow
}

/** A flow, or a flow, a plain step and a flow. */
function branchOf(net: Net, from: NetNode, flow: NetFlow): Branch | undefined {
  const { target } = flow
  const next = onlyFlow(target)
  const isStep = next && target !== from && target.incoming.length === 1 && isPlain(target)
  if (isStep && !net.entries.includes(target)) return { through: target, arrives: next }
  return { arrives: flow }
}

/** Whether what the split sends is what the join waits for. */
function fits({ options, outgoing }: NetNode, { join }: NetNode, closes: boolean): boolean {
  const isFork = options.length === 1 && options[0]?.length === outgoing.length
  const isChoice = options.every((set) => set.length === 1)
  if (join === undefined) return isChoice
  if (!closes) return false
  return join === 'parallel' ? isFork : options.every((set) => set.length > 0)
}

function absorb(net: Net, node: NetNode, gone: NetNode): void {
  node.through = [...node.through, ...gone.through]
  node.members = [...node.members, ...gone.members]
  node.escapes = new Set([...node.escapes, ...gone.escapes])
  net.nodes.delete(gone)
}

/** Takes over how the second of two nodes leaves. */
function leaveLike(first: NetNode, second: NetNode, between: NetFlow): void {
  drop(first.outgoing, between)
  for (const flow of second.outgoing) {
    flow.source = first
    first.outgoing.push(flow)
  }
  first.options = second.options
}

function drop(flows: NetFlow[], flow: NetFlow): void {
  const index = flows.indexOf(flow)
  if (index >= 0) flows.splice(index, 1)
}
