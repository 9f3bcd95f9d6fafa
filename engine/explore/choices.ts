/**
 * Answers the free choices of one command from a list, and notes how many answers each had: running the
 * command again with another list walks every branch.
 */
export class Choices {
  /** Waitless loops are walked this often in one command. */
  readonly #rounds: number
  #given: readonly number[] = []
  #asked: { readonly picked: number; readonly width: number }[] = []
  #visits = new Map<string, number>()
  /** The conditional event whose condition holds in this command, if one does. */
  holds: string | undefined

  constructor(rounds: number) {
    this.#rounds = rounds
  }

  begin(given: readonly number[], holds?: string): void {
    this.#given = given
    this.#asked = []
    this.#visits = new Map()
    this.holds = holds
  }

  /** One of `width` answers at a node. */
  pick(at: string, width: number): number {
    const visits = (this.#visits.get(at) ?? 0) + 1
    this.#visits.set(at, visits)
    if (visits > this.#rounds) throw new LoopCut(at)
    const picked = this.#given[this.#asked.length] ?? 0
    this.#asked.push({ picked, width })
    return picked
  }

  /** The lists still to try: each answer not given yet, behind the answers before it. */
  alternatives(): readonly (readonly number[])[] {
    const picks = this.#asked.map(({ picked }) => picked)
    return this.#asked.flatMap(({ width }, index) =>
      index < this.#given.length
        ? []
        : Array.from({ length: width - 1 }, (_, more) => [...picks.slice(0, index), more + 1]),
    )
  }
}

/** Thrown to leave a command that runs round a loop without a wait; never leaves the explorer. */
export class LoopCut extends Error {
  constructor(at: string) {
    super(`Expected the loop over '${at}' to be left.`)
    this.name = 'LoopCut'
  }
}
