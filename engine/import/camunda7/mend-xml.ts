const ID = /^[A-Za-z_][\w.-]*$/

/**
 * Mends what Camunda 7 reads and strict BPMN does not: blanks around ids and references, and errors that are
 * thrown or caught by a code nobody declared (there `errorRef` itself is the code).
 */
export function mendXml(xml: string): string {
  return declareErrors(xml.replace(/(\s(?:id|\w+Ref)=")[ \t\r\n]*([\w.:-]+)[ \t\r\n]*"/g, '$1$2"'))
}

function declareErrors(xml: string): string {
  const ids = new Set<string>()
  for (const [, id = ''] of xml.matchAll(/\sid="([^"]*)"/g)) ids.add(id)
  const codes = new Set<string>()
  for (const [, code = ''] of xml.matchAll(/\serrorRef="([^"]*)"/g)) {
    if (ID.test(code) && !ids.has(code)) codes.add(code)
  }
  const root = /<(\w+:)?definitions\b[^>]*>/.exec(xml)
  if (codes.size === 0 || !root) return xml
  const declared = [...codes].map((code) => `<${root[1] ?? ''}error id="${code}" errorCode="${code}"/>`)
  const end = root.index + root[0].length
  return xml.slice(0, end) + declared.join('') + xml.slice(end)
}
