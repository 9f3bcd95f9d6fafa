import { type CompiledProcess, createTryOut, type TryOut, type Variables } from '../../../engine/index.ts'
import { rootScopeOf } from '../../../engine/run/read-instance.ts'
import { addDuration } from '../../../engine/run/resolve-instant.ts'
import { type DelayedWork, scripts } from './scripts.ts'

const BEGIN = '2026-01-05T08:00:00Z'

export interface BetsyCase {
  readonly input: string | null
  readonly integerVariable: number
  readonly delayMs: number
  readonly startParallelProcessFirst: boolean
  readonly trace: readonly string[]
}

/** Plays a case: workers do every script at once or when its time is up, people start what they may. */
export function play(
  processes: readonly CompiledProcess[],
  processId: string,
  each: BetsyCase,
): readonly string[] {
  const player = new Player(processes, processId, each)
  player.waitUntil(addDuration(BEGIN, `PT${each.delayMs / 1000}S`))
  return player.results()
}

class Player {
  readonly #tryOut: TryOut
  readonly #trace: string[] = []
  readonly #delayed: DelayedWork[] = []
  readonly #begun = new Set<string>()

  constructor(processes: readonly CompiledProcess[], processId: string, each: BetsyCase) {
    const variables: Variables = {
      ...(each.input !== null && { test: each.input }),
      integerVariable: each.integerVariable,
    }
    const first = each.startParallelProcessFirst ? 'ParallelProcess' : processId
    this.#tryOut = createTryOut({ processes }, { now: BEGIN, processId: first, variables })
    this.#work()
    if (first === processId) return
    const rejection = this.#tryOut.start({ processId, variables })
    if (rejection) throw new Error(rejection.message)
  }

  /** Lets time pass; whatever becomes due on the way is done at its time. */
  waitUntil(end: string): void {
    for (;;) {
      this.#work()
      const due = [this.#tryOut.nextTimer()?.dueAt, ...this.#delayed.map((work) => work.until)]
        .filter((moment) => moment !== undefined)
        .toSorted((a, b) => Date.parse(a) - Date.parse(b))[0]
      if (due === undefined || Date.parse(due) > Date.parse(end)) break
      this.#tryOut.advanceTo(Date.parse(due) > Date.parse(this.#tryOut.now) ? due : this.#tryOut.now)
      this.#finishDelayed()
    }
    this.#tryOut.advanceTo(end)
  }

  /** The trace with what betsy's tester adds to it. */
  results(): readonly string[] {
    const errors = this.#tryOut.instances.flatMap(({ incidents }) =>
      incidents.map(({ code }) => (code === 'error-not-caught' ? 'ERROR_thrownErrorEvent' : 'ERROR_runtime')),
    )
    return [...this.#trace, ...new Set(errors)]
  }

  #work(): void {
    while (this.#doJob() || this.#startSomething()) {}
  }

  #doJob(): boolean {
    for (const { key, instance, jobs } of this.#tryOut.instances) {
      for (const { wait, jobType } of jobs) {
        if (this.#delayed.some((work) => work.key === key && work.wait === wait)) continue
        const script = scripts.get(jobType)
        if (!script) throw new Error(`Expected a script of the suite, found '${jobType}'.`)
        const done = script({ variables: rootScopeOf(instance)?.variables ?? {}, now: this.#tryOut.now })
        if (done.trace) this.#trace.push(done.trace)
        if (done.error) this.#check(this.#tryOut.throwError({ key, wait }, done.error))
        else if (done.until) this.#delayed.push({ key, wait, since: this.#tryOut.now, until: done.until })
        else this.#check(this.#tryOut.completeJob({ key, wait }, done.variables))
        return true
      }
    }
    return false
  }

  #finishDelayed(): void {
    const due = this.#delayed.filter((work) => Date.parse(work.until) <= Date.parse(this.#tryOut.now))
    if (due.length > 1) this.#trace.push('EXECUTION_parallel')
    for (const work of due) {
      this.#delayed.splice(this.#delayed.indexOf(work), 1)
      const isOpen = this.#tryOut.instances.some(
        ({ key, jobs }) => key === work.key && jobs.some(({ wait }) => wait === work.wait),
      )
      if (isOpen) this.#check(this.#tryOut.completeJob({ key: work.key, wait: work.wait }))
    }
  }

  /** People start every activity of an ad-hoc sub-process once, one after the other, then say that it is done. */
  #startSomething(): boolean {
    for (const { key, adHocs } of this.#tryOut.instances) {
      for (const { wait, elements } of adHocs) {
        const next = elements.find((element) => !this.#begun.has(`${key} ${wait} ${element}`))
        if (next === undefined) this.#check(this.#tryOut.completeAdHoc({ key, wait }))
        else {
          this.#begun.add(`${key} ${wait} ${next}`)
          this.#check(this.#tryOut.activateElements({ key, wait }, next))
        }
        return true
      }
    }
    return false
  }

  #check(rejection: { readonly message: string } | undefined): void {
    if (rejection) throw new Error(rejection.message)
  }
}
