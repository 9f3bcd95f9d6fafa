import type { Entity } from '../entities.ts'
import type { Steps } from '../player.ts'
import { Difference } from '../scenario.ts'
import { accepted, argsOf, record } from '../step-values.ts'

/** The clock and its timers, and external tasks, which are jobs here. */
export const jobs: Steps = {
  fireJob(player, step) {
    const { key, wait = 0 } = player.entity(step.job)
    accepted(player.tryOut.send({ type: 'fireTimer', wait }, key))
  },
  advanceClock(player, step) {
    const text = String(step.expression)
    const added = millisecondsOf(text)
    if (!Number.isFinite(added)) throw new Difference(`no clock by ${text}`)
    player.clock += added
  },
  clockExpr(player, step) {
    player.keep(step.as, player.clock)
  },
  runDueJobs(player) {
    player.tryOut.advanceTo(new Date(player.clock).toISOString())
  },
  fetchAndLockExternal(player, step) {
    const topics = Array.isArray(step.topics) ? step.topics : []
    const free = topics.flatMap((topic) => {
      const { name, lockMs } = record(topic)
      const until = player.clock + Number(lockMs)
      return player.entities.jobs
        .filter((job) => job.props.topic === name && (player.locked.get(lockOf(job)) ?? 0) <= player.clock)
        .map((job) => ({ job, until }))
    })
    const taken = free.slice(0, Number(step.maxTasks))
    for (const { job, until } of taken) player.locked.set(lockOf(job), until)
    player.keep(
      step.as,
      taken.map(({ job }) => job),
    )
  },
  'external.complete'(player, step) {
    const { key, wait = 0 } = player.entity(step.task)
    const [, variables] = argsOf(step)
    accepted(player.tryOut.completeJob({ key, wait }, record(variables)))
  },
  'external.handleBpmnError'(player, step) {
    const { key, wait = 0 } = player.entity(step.task)
    const [, code] = argsOf(step)
    accepted(player.tryOut.throwError({ key, wait }, String(code)))
  },
}

function lockOf({ key, wait }: Entity): string {
  return `${key}/${wait}`
}

/** `new Date(start.getTime() + ((60 * 60 * 1000) + 5000))` and the like: what is added to the clock. */
function millisecondsOf(text: string): number {
  const sum = /(?:getTime\(\)\s*\+|\.plus\(|nowPlus\()\s*(.*)$/.exec(text)?.[1] ?? 'unknown'
  const terms = sum
    .replaceAll('LOCK_TIME', '10000')
    .replace(/[()L]|\.toDate/g, '')
    .split('+')
  return terms.reduce((total, term) => {
    const factors = term.split('*').map((each) => Number(each.trim()))
    return total + factors.reduce((product, factor) => product * factor, 1)
  }, 0)
}
