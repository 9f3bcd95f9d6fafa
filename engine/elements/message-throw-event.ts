import type { ElementBehavior } from './element-behavior.ts'
import { sendMessage } from './send-message.ts'

/** Sends a message and goes on (BPMN 2.0.2 § 10.5.4). */
export const messageThrowEvent: ElementBehavior = {
  kind: 'bpmn:IntermediateThrowEvent/message',
  compile: sendMessage,
}
