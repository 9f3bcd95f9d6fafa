/** What a checked model, form, table or expression is told, as data: never thrown. */
export interface Finding {
  /** Stable kebab-case code, for example `flow-target-missing`. */
  readonly code: string
  /** `error` refuses deployment; `warning` lets it pass. */
  readonly severity: 'error' | 'warning'
  /** Id of the BPMN, DMN or form element the finding is about; absent when it is about the whole file. */
  readonly element?: string
  /** Plain sentence: what was expected, what was found, what to do. */
  readonly message: { readonly de: string; readonly en: string }
  /** Path inside the element (property name, expression position), for experts. */
  readonly path?: string
  /** Elements of a shortest way that leads to what is wrong, in order. */
  readonly trail?: readonly string[]
  /** A repair the designer can carry out on request. */
  readonly fix?: Fix
}

/** A repair: named so that the designer can carry it out as one undoable command. */
export interface Fix {
  readonly code: string
  readonly label: { readonly de: string; readonly en: string }
  readonly values?: { readonly [name: string]: string }
}
