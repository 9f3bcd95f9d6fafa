import type { CompiledProcess, Json, TryOut, TryOutInstance, Variables } from '../../../engine/index.ts'
import type { Compensation, Scope } from '../../../engine/run/instance.ts'
import { rootScopeOf, scopeOf, scopesOf } from '../../../engine/run/read-instance.ts'

/** One thing a query of a scenario finds: an instance, a task, a place where a token stands, … */
export interface Entity {
  /** Key of the instance in the try-out. */
  readonly key: string
  readonly wait?: number
  /** The scope whose variables it sees. */
  readonly scope?: number
  readonly props: { readonly [name: string]: Json }
}

/** What runs and what has run, by the kinds of queries the scenarios make. */
export class Entities {
  readonly #tryOut: TryOut
  readonly #processes: readonly CompiledProcess[]
  readonly #everSet = new Map<string, Entity>()

  constructor(tryOut: TryOut, processes: readonly CompiledProcess[]) {
    this.#tryOut = tryOut
    this.#processes = processes
  }

  of(kind: string): readonly Entity[] | undefined {
    return KINDS[kind]?.(this)
  }

  get active(): readonly TryOutInstance[] {
    return this.#tryOut.instances.filter(({ instance }) => instance.state === 'active')
  }

  instance({ key, instance }: TryOutInstance): Entity {
    const root = rootScopeOf(instance)
    return {
      key,
      ...(root && { scope: root.id }),
      props: {
        processDefinitionKey: instance.processId,
        ended: instance.state !== 'active',
      },
    }
  }

  get processInstances(): readonly Entity[] {
    return this.active.map((each) => this.instance(each))
  }

  get historicProcessInstances(): readonly Entity[] {
    return this.#tryOut.instances.map((each) => this.instance(each))
  }

  get tasks(): readonly Entity[] {
    return this.active.flatMap(({ key, instance, tasks }) =>
      tasks.map((task) => ({
        key,
        wait: task.wait,
        scope: task.scope,
        props: {
          name: this.element(instance.processId, task.element)?.name ?? null,
          taskDefinitionKey: task.element,
          processDefinitionKey: instance.processId,
          assignee: task.assignee ?? null,
          candidateUsers: task.candidateUsers,
          candidateGroups: task.candidateGroups,
          priority: task.priority,
        },
      })),
    )
  }

  get jobs(): readonly Entity[] {
    return this.active.flatMap(({ key, instance, jobs }) =>
      jobs.map((job) => ({
        key,
        wait: job.wait,
        scope: job.scope,
        props: { topic: job.jobType, activityId: job.element, processDefinitionKey: instance.processId },
      })),
    )
  }

  get timers(): readonly Entity[] {
    return this.active.flatMap(({ key, instance, timers }) =>
      timers.map(({ wait, element }) => ({
        key,
        wait,
        props: { activityId: element, processDefinitionKey: instance.processId },
      })),
    )
  }

  /** Messages, signals and conditions waited for, and what can be compensated. */
  get eventSubscriptions(): readonly Entity[] {
    const undo = this.active.flatMap(({ key, instance }) =>
      scopesOf(instance).flatMap((scope) =>
        allOf(scope.compensations ?? []).map(({ element }) => ({
          key,
          props: { activityId: element, eventType: 'compensate', eventName: null },
        })),
      ),
    )
    return [...this.subscriptions, ...undo]
  }

  get subscriptions(): readonly Entity[] {
    return this.active.flatMap(({ key, instance }) =>
      scopesOf(instance).flatMap((scope) => {
        const holders = [{ waits: scope.waits, scope: scope.id }, ...tokensOf(scope)]
        return holders.flatMap((holder) =>
          Object.values(holder.waits).flatMap((wait): readonly Entity[] => {
            const eventType = EVENT_TYPES[wait.kind]
            if (!eventType) return []
            const props = { activityId: wait.element, eventType, eventName: wait.name ?? null }
            return [{ key, wait: wait.id, scope: holder.scope, props }]
          }),
        )
      }),
    )
  }

  /** Every token that stands at an element. */
  get executions(): readonly Entity[] {
    return this.active.flatMap(({ key, instance }) =>
      scopesOf(instance).flatMap((scope) =>
        tokensOf(scope).map(({ at, scope: id, waits }) => {
          const [wait] = Object.values(waits)
          const props = { activityId: at, processDefinitionKey: instance.processId }
          return { key, scope: id, ...(wait && { wait: wait.id }), props }
        }),
      ),
    )
  }

  get variables(): readonly Entity[] {
    return this.active.flatMap(({ key, instance }) =>
      scopesOf(instance).flatMap((scope) =>
        Object.entries(scope.variables).map(([name, value]) => ({ key, props: { name, value } })),
      ),
    )
  }

  /** Every variable there has been, with its last value. */
  get historicVariables(): readonly Entity[] {
    return [...this.#everSet.values()]
  }

  /** Looks at the variables after a step: those of a scope that ends are gone later. */
  remember(): void {
    for (const { key, instance, result } of this.#tryOut.instances) {
      const scopes = scopesOf(instance).map(({ id, variables }) => [id, variables] as const)
      const all = result ? [[scopes[0]?.[0] ?? 'root', result] as const] : scopes
      for (const [scope, variables] of all) {
        for (const [name, value] of Object.entries(variables)) {
          const props = { name, value, processDefinitionKey: instance.processId }
          this.#everSet.set(`${key}/${scope}/${name}`, { key, props })
        }
      }
    }
  }

  get incidents(): readonly Entity[] {
    return this.active.flatMap(({ key, incidents }) =>
      incidents.map(({ element, message }) => ({ key, props: { activityId: element, message } })),
    )
  }

  /** Elements that were entered, oldest first. */
  get historicActivities(): readonly Entity[] {
    const { log, instances } = this.#tryOut.state
    const ended = log.flatMap(({ key, text }) =>
      /^(?:exit|cancel):/.test(text) ? [`${key} ${text.replace(/^\w+:/, '')}`] : [],
    )
    return log.flatMap(({ key, text, element }) => {
      if (!text.startsWith('enter:') || element === undefined) return []
      const info = this.element(instances[key]?.instance.processId ?? '', element)
      const at = ended.indexOf(`${key} ${element}`)
      if (at >= 0) ended.splice(at, 1)
      const props = { activityId: element, name: info?.name ?? null, type: info?.type ?? '', ended: at >= 0 }
      return [{ key, props }]
    })
  }

  get historicTasks(): readonly Entity[] {
    return this.historicActivities
      .filter(({ props }) => props.type === 'bpmn:UserTask')
      .map(({ key, props }) => ({ key, props: { ...props, taskDefinitionKey: props.activityId ?? null } }))
  }

  /** All variables a scope sees, inner ones first. */
  visible({ key, scope }: Entity): Variables {
    const target = this.#tryOut.state.instances[key]
    if (!target) return {}
    if (target.result) return target.result
    let seen: Variables = {}
    for (let id = scope; id !== undefined; ) {
      const found = scopeOf(target.instance, id)
      seen = { ...found?.variables, ...seen }
      id = found?.parent
    }
    return seen
  }

  element(processId: string, id: string) {
    return this.#processes.find((process) => process.id === processId)?.elements.get(id)
  }
}

const KINDS: { readonly [kind: string]: (entities: Entities) => readonly Entity[] } = {
  task: (entities) => entities.tasks,
  processInstance: (entities) => entities.processInstances,
  historicProcessInstance: (entities) => entities.historicProcessInstances,
  execution: (entities) => entities.executions,
  timerOrJob: (entities) => entities.timers,
  eventSubscription: (entities) => entities.eventSubscriptions,
  variable: (entities) => entities.variables,
  historicVariable: (entities) => entities.historicVariables,
  incident: (entities) => entities.incidents,
  historicActivity: (entities) => entities.historicActivities,
  historicTask: (entities) => entities.historicTasks,
}

const EVENT_TYPES: { readonly [kind: string]: string } = {
  message: 'message',
  signal: 'signal',
  condition: 'conditional',
}

/** Entries of a compensation log, those inside sub-processes too. */
function allOf(entries: readonly Compensation[]): readonly Compensation[] {
  return entries.flatMap((entry) => [entry, ...allOf(entry.inner ?? [])])
}

function tokensOf(scope: Scope) {
  return Object.values(scope.tokens).map(({ at, child, waits }) => ({ at, scope: child ?? scope.id, waits }))
}
