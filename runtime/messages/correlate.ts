import type { Variables } from '../../engine/index.ts'
import type { Context } from '../context.ts'
import { RuntimeError } from '../errors.ts'
import { publishMessage } from './publish.ts'

export interface CorrelateMessageInput {
  readonly name: string
  readonly correlationKey: string
  readonly variables?: Variables
}

/** Publishes a message that somebody must be waiting for now; says so when nobody is. */
export async function correlateMessage(
  context: Context,
  input: CorrelateMessageInput,
): Promise<{ readonly key: string; readonly instanceKey: string }> {
  const { key, instanceKeys } = await publishMessage(context, { ...input, timeToLiveMs: 0 })
  const [instanceKey] = instanceKeys
  if (instanceKey === undefined) {
    throw new RuntimeError(
      'not-found',
      `Expected an instance waiting for message '${input.name}' with correlation key '${input.correlationKey}', but found none. Check both, or publish with a time to live.`,
    )
  }
  return { key, instanceKey }
}
