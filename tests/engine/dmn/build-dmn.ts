const model = 'https://www.omg.org/spec/DMN/20191111/MODEL/'

/** A DMN file around some elements, in the namespace that dmn-js writes. */
export function dmn(body: string): string {
  return dmnFile('urn:test', body, 'file')
}

/** A file of a namespace, for files that import one another. */
export function dmnFile(namespace: string, body: string, name = namespace): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="${model}" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  id="file" name="${name}" namespace="${namespace}">${body}</definitions>`
}

export function importOf(namespace: string, name: string, importType = model): string {
  return `<import namespace="${namespace}" name="${name}" importType="${importType}"/>`
}

export interface TableSpec {
  readonly id?: string
  readonly hitPolicy?: string
  readonly aggregation?: string
  /** Expression and type, for example `['age', 'number']`. */
  readonly inputs: readonly (readonly [string, string])[]
  /** Name, type, default and listed values. */
  readonly outputs: readonly (readonly [string, string, string?, string?])[]
  readonly annotations?: readonly string[]
  /** Cells of inputs, outputs and annotations in one row. */
  readonly rules: readonly (readonly string[])[]
  readonly requires?: string
}

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const texts = (tag: string, cells: readonly string[]) =>
  cells.map((cell) => `<${tag}><text>${escapeXml(cell)}</text></${tag}>`).join('')

/** A decision that is a table. */
export function table(spec: TableSpec): string {
  const id = spec.id ?? 'decision'
  const inputs = spec.inputs.map(
    ([text, type]) =>
      `<input label="${text}"><inputExpression typeRef="${type}"><text>${text}</text></inputExpression></input>`,
  )
  const outputs = spec.outputs.map(
    ([name, type, fallback, values]) =>
      `<output name="${name}" typeRef="${type}">${values ? texts('outputValues', [values]) : ''}${fallback ? texts('defaultOutputEntry', [fallback]) : ''}</output>`,
  )
  const annotations = (spec.annotations ?? []).map((name) => `<annotation name="${name}"/>`)
  const rules = spec.rules.map((cells, at) => {
    const [a, b] = [spec.inputs.length, spec.inputs.length + spec.outputs.length]
    return `<rule id="${id}_rule${at + 1}">${texts('inputEntry', cells.slice(0, a))}${texts('outputEntry', cells.slice(a, b))}${texts('annotationEntry', cells.slice(b))}</rule>`
  })
  const aggregation = spec.aggregation ? ` aggregation="${spec.aggregation}"` : ''
  return `<decision id="${id}" name="${id}">${spec.requires ?? ''}<decisionTable hitPolicy="${spec.hitPolicy ?? 'UNIQUE'}"${aggregation}>
    ${inputs.join('')}${outputs.join('')}${annotations.join('')}${rules.join('')}</decisionTable></decision>`
}

export function literal(id: string, text: string, requires = ''): string {
  return `<decision id="${id}" name="${id}">${requires}${texts('literalExpression', [text])}</decision>`
}

export const requires = (...ids: readonly string[]) =>
  ids
    .map((id) => `<informationRequirement><requiredDecision href="#${id}"/></informationRequirement>`)
    .join('')
