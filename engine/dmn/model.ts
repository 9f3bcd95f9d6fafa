/** A DMN file as plain data: what is evaluated, without diagram. */
export interface DmnModel {
  readonly id: string
  readonly name: string
  readonly namespace: string
  /** SHA-256 of the file's text. */
  readonly hash: string
  /** Imported models by namespace (DMN 1.5 § 6.3.3). */
  readonly imports: ReadonlyMap<string, Import>
  readonly decisions: ReadonlyMap<string, Decision>
  readonly inputs: ReadonlyMap<string, InputData>
  readonly knowledge: ReadonlyMap<string, KnowledgeModel>
  readonly services: ReadonlyMap<string, DecisionService>
  readonly types: ReadonlyMap<string, ItemDefinition>
}

export interface Import {
  /** Stands before the names of the imported model; empty for names of its own. */
  readonly name: string
  readonly namespace: string
  readonly importType: string
  /** Absent if it was not found, or is no DMN. */
  readonly model: DmnModel | undefined
}

export interface Decision {
  readonly id: string
  readonly name: string
  readonly typeRef: string | undefined
  readonly versionTag: string | undefined
  /** Ids of required decisions and input data. */
  readonly requires: readonly string[]
  /** Ids of required knowledge models and services. */
  readonly knows: readonly string[]
  readonly logic: Expression | undefined
}

export interface InputData {
  readonly id: string
  readonly name: string
  readonly typeRef: string | undefined
}

export interface KnowledgeModel {
  readonly id: string
  readonly name: string
  readonly knows: readonly string[]
  readonly logic: (Expression & { readonly kind: 'function' }) | undefined
  readonly typeRef: string | undefined
}

export interface DecisionService {
  readonly id: string
  readonly name: string
  readonly typeRef: string | undefined
  readonly outputs: readonly string[]
  readonly encapsulated: readonly string[]
  readonly inputDecisions: readonly string[]
  readonly inputData: readonly string[]
}

export interface ItemDefinition {
  readonly name: string
  readonly typeRef: string | undefined
  readonly isCollection: boolean
  readonly components: readonly ItemDefinition[]
  /** Unary tests each item must pass. */
  readonly allowedValues: string | undefined
  /** Unary tests the whole value must pass (DMN 1.5). */
  readonly typeConstraint: string | undefined
  readonly functionResult: { readonly parameters: readonly string[]; readonly result: string } | undefined
}

export interface TypedName {
  readonly name: string
  readonly typeRef: string | undefined
}

/** A boxed expression (DMN 1.5 § 7.3 and § 10.2). */
export type Expression = { readonly id: string | undefined; readonly typeRef: string | undefined } & (
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'table'; readonly table: DecisionTable }
  | {
      readonly kind: 'context'
      /** An entry without a variable is the result. */
      readonly entries: readonly { readonly variable: TypedName | undefined; readonly value: Expression }[]
    }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | {
      readonly kind: 'relation'
      readonly columns: readonly TypedName[]
      readonly rows: readonly (readonly Expression[])[]
    }
  | {
      readonly kind: 'invocation'
      readonly callee: Expression
      readonly bindings: readonly { readonly name: string; readonly value: Expression | undefined }[]
    }
  | {
      readonly kind: 'function'
      readonly parameters: readonly TypedName[]
      readonly body: Expression | undefined
      /** Java and PMML functions are not run. */
      readonly external: boolean
    }
  | {
      readonly kind: 'conditional'
      readonly condition: Expression
      readonly yes: Expression
      readonly no: Expression
    }
  | {
      readonly kind: 'for' | 'every' | 'some'
      readonly variable: string
      readonly domain: Expression
      readonly body: Expression
    }
  | { readonly kind: 'filter'; readonly domain: Expression; readonly match: Expression }
)

export type HitPolicy = 'UNIQUE' | 'FIRST' | 'PRIORITY' | 'ANY' | 'COLLECT' | 'RULE ORDER' | 'OUTPUT ORDER'
export type Aggregation = 'SUM' | 'COUNT' | 'MIN' | 'MAX'

export interface DecisionTable {
  readonly hitPolicy: HitPolicy
  readonly aggregation: Aggregation | undefined
  /** Hit policy or aggregation as written, where DMN has none of that name; the table counts as UNIQUE. */
  readonly unknownPolicy: string | undefined
  readonly inputs: readonly InputColumn[]
  readonly outputs: readonly OutputColumn[]
  readonly annotations: readonly string[]
  readonly rules: readonly Rule[]
}

export interface InputColumn {
  readonly id: string | undefined
  readonly label: string
  readonly text: string
  readonly typeRef: string | undefined
  readonly values: string | undefined
}

interface OutputColumn {
  readonly id: string | undefined
  readonly name: string
  readonly typeRef: string | undefined
  readonly values: string | undefined
  readonly defaultText: string | undefined
}

export interface Rule {
  readonly id: string | undefined
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  /** Annotation by column name, for example the legal basis. */
  readonly annotations: { readonly [column: string]: string }
}
