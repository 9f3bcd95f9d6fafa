import { textOf } from '../../../bpmn/moddle-element.ts'
import { type FileRule, labelOf, refusal } from '../../file-rule.ts'

/** RFC 6838 § 4.2. */
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(\s*;.*)?$/
/** RFC 3986 § 2: no spaces and no percent sign without two hexadecimal digits. */
const URI = /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[\da-f]{2}|[^\0-\x7F])*$/i

const FORMATS: readonly (readonly [type: string, name: string, pattern: RegExp, de: string, en: string])[] = [
  [
    'bpmn:Documentation',
    'textFormat',
    MEDIA_TYPE,
    'ein Medientyp wie text/plain',
    'a media type such as text/plain',
  ],
  [
    'bpmn:TextAnnotation',
    'textFormat',
    MEDIA_TYPE,
    'ein Medientyp wie text/plain',
    'a media type such as text/plain',
  ],
  ['bpmn:FormalExpression', 'language', URI, 'eine URI', 'a URI'],
  ['bpmn:Definitions', 'expressionLanguage', URI, 'eine URI', 'a URI'],
  ['bpmn:Definitions', 'typeLanguage', URI, 'eine URI', 'a URI'],
  ['bpmn:Transaction', 'method', URI, 'eine URI', 'a URI'],
]

/** Media types and URIs are written as such. */
export const textFormats: FileRule = ({ elements }) =>
  elements.flatMap((element) =>
    FORMATS.filter(([type]) => element.$instanceOf(type)).flatMap(([, name, pattern, de, en]) => {
      const value = textOf(element, name)
      if (value === undefined || pattern.test(value)) return []
      return [
        refusal('format-invalid', element, {
          de: `„${labelOf(element)}“: ${name} ist „${value}“, erwartet wird ${de}. Berichtigen oder entfernen Sie die Angabe.`,
          en: `'${labelOf(element)}': ${name} is '${value}', expected ${en}. Correct or remove it.`,
        }),
      ]
    }),
  )
