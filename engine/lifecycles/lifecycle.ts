import { type AnyStateMachine, createMachine, transition } from 'xstate'

/**
 * One life cycle as an XState machine: which commands are allowed in which state, and what follows. The
 * same object serves API, database and screen ("may this be claimed now?").
 */
export interface Lifecycle<State extends string, Command extends string> {
  readonly name: string
  readonly initial: State
  readonly states: readonly State[]
  /** For drawing and for `@xstate/react`. */
  readonly machine: AnyStateMachine
  /** Phantom: the commands the machine knows. */
  readonly commands: readonly Command[]
}

/** Per state: command → next state. A state without commands is final. */
export type LifecycleTable<State extends string, Command extends string> = {
  readonly [S in State]: { readonly [C in Command]?: State }
}

export function defineLifecycle<State extends string, Command extends string>(
  name: string,
  initial: State,
  commands: readonly Command[],
  table: LifecycleTable<State, Command>,
): Lifecycle<State, Command> {
  const states = Object.keys(table).filter((key): key is State => key in table)
  const machine = createMachine({
    id: name,
    initial,
    states: Object.fromEntries(states.map((state) => [state, { on: { ...table[state] } }])),
  })
  return { name, initial, states, machine, commands }
}

/** The state a command leads to, or undefined where it is not allowed. */
export function nextState<State extends string, Command extends string>(
  lifecycle: Lifecycle<State, Command>,
  state: State,
  command: Command,
): State | undefined {
  if (!lifecycle.states.includes(state)) return undefined
  const { machine } = lifecycle
  const snapshot = machine.resolveState({ value: state, context: {} })
  if (!snapshot.can({ type: command })) return undefined
  const [next] = transition(machine, snapshot, { type: command })
  return lifecycle.states.find((each) => each === next.value)
}

/** Whether a command is allowed in a state. */
export function canDo<State extends string, Command extends string>(
  lifecycle: Lifecycle<State, Command>,
  state: State,
  command: Command,
): boolean {
  return nextState(lifecycle, state, command) !== undefined
}

/** The commands allowed in a state, for menus and buttons. */
export function allowedCommands<State extends string, Command extends string>(
  lifecycle: Lifecycle<State, Command>,
  state: State,
): readonly Command[] {
  return lifecycle.commands.filter((command) => canDo(lifecycle, state, command))
}
