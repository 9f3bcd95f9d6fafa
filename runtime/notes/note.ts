/** A note about a case. */
export interface Note {
  readonly id: string
  readonly text: string
  readonly author: string
  readonly at: string
}
