import original from '../../node_modules/domify/index.js'

/**
 * Stands in for the package `domify`, which bpmn-js and dmn-js make their HTML with: inline styles in that HTML
 * would be refused by the content security policy, so they are set through the CSSOM, which it allows.
 */
export default function domify(html: string, document: Document = globalThis.document): Node {
  const made: Node = original(
    html.replaceAll(/\sstyle=(["'])([\s\S]*?)\1/g, ' data-inline-style=$1$2$1'),
    document,
  )
  const elements = made instanceof Element ? [made, ...made.querySelectorAll('*')] : inside(made)
  for (const element of elements) {
    const style = element.getAttribute('data-inline-style')
    if (style === null || !(element instanceof HTMLElement || element instanceof SVGElement)) continue
    element.removeAttribute('data-inline-style')
    element.style.cssText = style
  }
  return made
}

const inside = (node: Node): readonly Element[] =>
  node instanceof DocumentFragment ? [...node.querySelectorAll('*')] : []
