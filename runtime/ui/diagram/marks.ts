/** What is drawn on top of a process picture, by element id. Ids the picture lacks are left out. */
export interface DiagramMarks {
  readonly done?: readonly string[]
  readonly taken?: readonly string[]
  /** Where the case is, with a short label ("Hier, seit gestern"). */
  readonly current?: readonly { readonly id: string; readonly label: string }[]
  readonly incidents?: readonly string[]
  /** Cases that stand at a step now. */
  readonly counts?: readonly { readonly id: string; readonly label: string }[]
  /** Heat 1 (light) to 5 (dark) and a label with the number. */
  readonly heat?: readonly {
    readonly id: string
    readonly level: 1 | 2 | 3 | 4 | 5
    readonly label: string
  }[]
  /** A sign at the corner: the number of a step on a path (`path`), or new (`add`) and changed (`chg`). */
  readonly signs?: readonly {
    readonly id: string
    readonly sign: 'path' | 'add' | 'chg'
    readonly label: string
  }[]
}
