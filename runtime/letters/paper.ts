/** A finished document before it becomes a PDF: only words and structure, nothing left to compute. */
export interface Paper {
  /** BCP 47. */
  readonly language: string
  readonly title: string
  readonly author: string
  readonly createdAt: Date
  readonly letterhead?: readonly string[]
  readonly recipient?: readonly string[]
  readonly facts?: readonly Fact[]
  readonly blocks: readonly PaperBlock[]
}

export interface Fact {
  readonly label: string
  readonly value: string
}

export type PaperBlock =
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | { readonly type: 'facts'; readonly facts: readonly Fact[] }
  | PaperTable

export interface PaperTable {
  readonly type: 'table'
  readonly columns: readonly {
    readonly title: string
    readonly align: 'left' | 'right'
    readonly width: number
  }[]
  readonly rows: readonly (readonly string[])[]
  readonly total?: Fact
}
