/**
 * Writes BPMN in a few lines, for tests: nodes and flows by id, everything else as XML snippets.
 *
 * @example bpmn('demo').start('Start').user('Check').end('End').flow('Start', 'Check', 'End').xml()
 */
export interface BpmnBuilder {
  /** Any element: tag, id, attributes and inner XML. */
  node(tag: string, id: string, attributes?: Attributes, inner?: string): BpmnBuilder
  start(id?: string, inner?: string): BpmnBuilder
  end(id?: string, inner?: string): BpmnBuilder
  user(id: string, extensions?: string): BpmnBuilder
  service(id: string, jobType?: string, extensions?: string): BpmnBuilder
  script(id: string, expression: string, resultVariable: string): BpmnBuilder
  exclusive(id: string, defaultFlow?: string): BpmnBuilder
  parallel(id: string): BpmnBuilder
  inclusive(id: string, defaultFlow?: string): BpmnBuilder
  /** A sub-process: `build` fills it. */
  sub(
    id: string,
    build: (inner: BpmnBuilder) => BpmnBuilder,
    attributes?: Attributes,
    inner?: string,
  ): BpmnBuilder
  /** An ad-hoc sub-process; `last` stands behind its content, where BPMN wants the completion condition. */
  adHoc(
    id: string,
    build: (inner: BpmnBuilder) => BpmnBuilder,
    attributes?: Attributes,
    inner?: string,
    last?: string,
  ): BpmnBuilder
  transaction(id: string, build: (inner: BpmnBuilder) => BpmnBuilder): BpmnBuilder
  boundary(id: string, host: string, definition: string, interrupting?: boolean): BpmnBuilder
  /** A chain of flows; ids are `A-B`. */
  flow(...path: readonly string[]): BpmnBuilder
  /** One flow with a condition. */
  when(source: string, target: string, condition: string): BpmnBuilder
  /** Elements beside the process: messages, errors. */
  root(xml: string): BpmnBuilder
  message(id: string, name: string, correlationKey?: string): BpmnBuilder
  error(id: string, code: string): BpmnBuilder
  signal(id: string, name: string): BpmnBuilder
  escalation(id: string, code: string): BpmnBuilder
  /** An intermediate event that waits, or that throws. */
  catches(id: string, definition: string, attributes?: Attributes): BpmnBuilder
  throws(id: string, definition: string): BpmnBuilder
  /** An event sub-process: its start event, then what `build` adds. */
  eventSub(
    id: string,
    start: { readonly id: string; readonly definition: string; readonly interrupting?: boolean },
    build: (inner: BpmnBuilder) => BpmnBuilder,
  ): BpmnBuilder
  body(): string
  xml(): string
}

export type Attributes = { readonly [name: string]: string | boolean }

const NAMESPACES = [
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"',
  'xmlns:lz="urn:laufzettel:bpmn:1.0"',
].join(' ')

export const timer = (kind: 'timeDate' | 'timeDuration' | 'timeCycle', value: string): string =>
  `<timerEventDefinition><${kind} xsi:type="tFormalExpression">${escapeXml(value)}</${kind}></timerEventDefinition>`

export const message = (ref: string): string => `<messageEventDefinition messageRef="${ref}"/>`

export const errorEvent = (ref?: string): string =>
  ref === undefined ? '<errorEventDefinition/>' : `<errorEventDefinition errorRef="${ref}"/>`

export const signalEvent = (ref: string): string => `<signalEventDefinition signalRef="${ref}"/>`

export const escalationEvent = (ref?: string): string =>
  ref === undefined ? '<escalationEventDefinition/>' : `<escalationEventDefinition escalationRef="${ref}"/>`

export const condition = (text: string): string =>
  `<conditionalEventDefinition><condition xsi:type="tFormalExpression">${escapeXml(text)}</condition></conditionalEventDefinition>`

export const linkEvent = (name: string): string => `<linkEventDefinition ${attributesOf({ name })}/>`

export const io = (inputs: Attributes, outputs: Attributes = {}): string => {
  const parameter =
    (tag: string) =>
    ([target, source]: [string, string | boolean]) =>
      `<zeebe:${tag} source="${escapeXml(String(source))}" target="${target}"/>`
  return `<zeebe:ioMapping>${Object.entries(inputs).map(parameter('input')).join('')}${Object.entries(outputs)
    .map(parameter('output'))
    .join('')}</zeebe:ioMapping>`
}

export const extensions = (xml: string): string =>
  xml === '' ? '' : `<extensionElements>${xml}</extensionElements>`

/** Multi-instance markers. */
export const each = (settings: Attributes, options: { sequential?: boolean; until?: string } = {}): string =>
  `<multiInstanceLoopCharacteristics${options.sequential ? ' isSequential="true"' : ''}>${extensions(
    `<zeebe:loopCharacteristics ${attributesOf(settings)}/>`,
  )}${
    options.until === undefined
      ? ''
      : `<completionCondition xsi:type="tFormalExpression">${escapeXml(options.until)}</completionCondition>`
  }</multiInstanceLoopCharacteristics>`

/** A standard loop marker. */
export const loop = (
  condition?: string,
  options: { readonly testBefore?: boolean; readonly maximum?: number } = {},
): string =>
  `<standardLoopCharacteristics${options.testBefore ? ' testBefore="true"' : ''}${
    options.maximum === undefined ? '' : ` loopMaximum="${options.maximum}"`
  }>${condition === undefined ? '' : expression('loopCondition', condition)}</standardLoopCharacteristics>`

/** Multi-instance markers that say how many times. */
export const times = (
  count: string,
  options: { readonly sequential?: boolean; readonly behavior?: string; readonly inner?: string } = {},
): string =>
  `<multiInstanceLoopCharacteristics isSequential="${options.sequential === true}" ${options.behavior ?? ''}>${expression(
    'loopCardinality',
    count,
  )}${options.inner ?? ''}</multiInstanceLoopCharacteristics>`

/** A child element with an expression. */
export const expression = (tag: string, text: string): string =>
  `<${tag} xsi:type="tFormalExpression">${escapeXml(text)}</${tag}>`

export function bpmn(id = 'P', options: { readonly extensions?: string } = {}): BpmnBuilder {
  return builder(id, extensions(options.extensions ?? ''), [], [])
}

function builder(id: string, head: string, parts: readonly string[], roots: readonly string[]): BpmnBuilder {
  const add = (...more: readonly string[]) => builder(id, head, [...parts, ...more], roots)
  const node: BpmnBuilder['node'] = (tag, nodeId, attributes = {}, inner = '') =>
    add(`<${tag} ${attributesOf({ id: nodeId, ...attributes })}>${inner}</${tag}>`)
  const self: BpmnBuilder = {
    node,
    start: (nodeId = 'Start', inner = '') => node('startEvent', nodeId, {}, inner),
    end: (nodeId = 'End', inner = '') => node('endEvent', nodeId, {}, inner),
    user: (nodeId, more = '') =>
      node('userTask', nodeId, { name: nodeId }, extensions(`<zeebe:userTask/>${more}`)),
    service: (nodeId, jobType = nodeId, more = '') =>
      node('serviceTask', nodeId, {}, extensions(`<zeebe:taskDefinition type="${jobType}"/>${more}`)),
    script: (nodeId, expression, resultVariable) =>
      node(
        'scriptTask',
        nodeId,
        {},
        extensions(`<zeebe:script ${attributesOf({ expression, resultVariable })}/>`),
      ),
    exclusive: (nodeId, defaultFlow) =>
      node('exclusiveGateway', nodeId, defaultFlow === undefined ? {} : { default: defaultFlow }),
    parallel: (nodeId) => node('parallelGateway', nodeId),
    inclusive: (nodeId, defaultFlow) =>
      node('inclusiveGateway', nodeId, defaultFlow === undefined ? {} : { default: defaultFlow }),
    sub: (nodeId, build, attributes = {}, inner = '') =>
      node('subProcess', nodeId, attributes, inner + build(builder(nodeId, '', [], [])).body()),
    adHoc: (nodeId, build, attributes = {}, inner = '', last = '') =>
      node('adHocSubProcess', nodeId, attributes, inner + build(builder(nodeId, '', [], [])).body() + last),
    transaction: (nodeId, build) =>
      node('transaction', nodeId, {}, build(builder(nodeId, '', [], [])).body()),
    boundary: (nodeId, host, definition, interrupting = true) =>
      node('boundaryEvent', nodeId, { attachedToRef: host, cancelActivity: interrupting }, definition),
    flow: (...path) => add(...path.slice(1).map((target, index) => flowXml(path[index] ?? '', target))),
    when: (source, target, condition) =>
      add(
        flowXml(
          source,
          target,
          `<conditionExpression xsi:type="tFormalExpression">${escapeXml(condition)}</conditionExpression>`,
        ),
      ),
    root: (xml) => builder(id, head, parts, [...roots, xml]),
    message: (messageId, name, correlationKey) =>
      self.root(
        `<message ${attributesOf({ id: messageId, name })}>${
          correlationKey === undefined
            ? ''
            : extensions(`<zeebe:subscription ${attributesOf({ correlationKey })}/>`)
        }</message>`,
      ),
    error: (errorId, code) => self.root(`<error ${attributesOf({ id: errorId, errorCode: code })}/>`),
    signal: (signalId, name) => self.root(`<signal ${attributesOf({ id: signalId, name })}/>`),
    escalation: (escalationId, code) =>
      self.root(`<escalation ${attributesOf({ id: escalationId, escalationCode: code })}/>`),
    catches: (nodeId, definition, attributes = {}) =>
      node('intermediateCatchEvent', nodeId, attributes, definition),
    throws: (nodeId, definition) => node('intermediateThrowEvent', nodeId, {}, definition),
    eventSub: (nodeId, begin, build) =>
      self.sub(
        nodeId,
        (inner) =>
          build(
            inner.node(
              'startEvent',
              begin.id,
              { isInterrupting: begin.interrupting ?? true },
              begin.definition,
            ),
          ),
        { triggeredByEvent: true },
      ),
    body: () => parts.join(''),
    xml: () =>
      `<?xml version="1.0" encoding="UTF-8"?><definitions ${NAMESPACES} id="Definitions" targetNamespace="urn:test">${roots.join('')}<process id="${id}" name="${id}" isExecutable="true">${head}${parts.join('')}</process></definitions>`,
  }
  return self
}

function flowXml(source: string, target: string, inner = ''): string {
  return `<sequenceFlow ${attributesOf({ id: `${source}-${target}`, sourceRef: source, targetRef: target })}>${inner}</sequenceFlow>`
}

function attributesOf(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name}="${escapeXml(String(value))}"`)
    .join(' ')
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
