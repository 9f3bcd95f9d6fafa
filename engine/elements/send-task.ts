import type { ElementBehavior } from './element-behavior.ts'
import { sendMessage } from './send-message.ts'

/** Sends a message and goes on (BPMN 2.0.2 § 13.3.3). */
export const sendTask: ElementBehavior = { kind: 'bpmn:SendTask', isActivity: true, compile: sendMessage }
