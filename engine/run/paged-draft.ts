import { type Pages, readPage, writePages } from './pages.ts'

/** Changes on top of pages: reads see them, `toPages` writes them down. */
export class PagedDraft<T> {
  readonly #base: Pages<T>
  readonly #changes = new Map<number, T | undefined>()

  constructor(base: Pages<T>) {
    this.#base = base
  }

  get(id: number): T | undefined {
    return this.#changes.has(id) ? this.#changes.get(id) : readPage(this.#base, id)
  }

  set(id: number, value: T): void {
    this.#changes.set(id, value)
  }

  delete(id: number): void {
    this.#changes.set(id, undefined)
  }

  toPages(): Pages<T> {
    return writePages(this.#base, this.#changes)
  }
}
