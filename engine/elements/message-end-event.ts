import type { ElementBehavior } from './element-behavior.ts'
import { sendMessage } from './send-message.ts'

/** Sends a message and consumes its token (BPMN 2.0.2 § 10.5.3). */
export const messageEndEvent: ElementBehavior = { kind: 'bpmn:EndEvent/message', compile: sendMessage }
