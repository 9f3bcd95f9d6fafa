import { activityTree, sameTree } from '../activity-tree.ts'
import type { Steps } from '../player.ts'
import { Difference } from '../scenario.ts'
import { expectEqual, record, scalar } from '../step-values.ts'

/** Queries, and what is expected of their answers. */
export const asserting: Steps = {
  query(player, step) {
    player.keep(step.as, player.find(step))
  },
  alias(player, step) {
    player.keep(step.as, player.value(step.of))
  },
  assertQuery(player, step) {
    const found = player.find(step.query)
    const { prop } = record(step.query)
    const isOne = typeof found === 'object' && found !== null && 'props' in found
    player.check(typeof prop === 'string' && isOne ? scalar(found.props[prop]) : found, step)
  },
  assertRef(player, step) {
    player.check(player.value(step.ref), step)
  },
  assertProp(player, step) {
    const { props } = player.fresh(player.entity(step.ref))
    const prop = String(step.prop)
    if (!(prop in props)) throw new Difference(`no property ${prop}`)
    expectEqual(props[prop], step.equals)
  },
  assertEnded(player, step) {
    const { state } = player.instance(player.entity(step.instance).key)
    if (state === 'active') throw new Difference('expected the instance to have ended, but it runs')
  },
  assertNotEnded(player, step) {
    const { state } = player.instance(player.entity(step.instance).key)
    if (state !== 'active') throw new Difference(`expected the instance to run, but it is ${state}`)
  },
  assertVariable(player, step) {
    const visible = player.entities.visible(player.fresh(player.entity(step.scope)))
    player.check(scalar(visible[String(step.name)]), step)
  },
  getActivityTree(player, step) {
    const instance = player.instance(player.entity(step.instance).key)
    player.keep(step.as, activityTree(player.process(instance.processId), instance))
  },
  assertActivityTree(player, step) {
    const tree = player.kept.get(String(step.tree))
    const expected = Array.isArray(step.equals) ? step.equals : []
    if (!Array.isArray(tree) || !sameTree(tree, expected)) {
      throw new Difference(`expected ${JSON.stringify(expected)}, found ${JSON.stringify(tree)}`)
    }
  },
}
