import { StyleModule as Original } from '../../node_modules/style-mod/src/style-mod.js'

const mounted = new WeakMap<Document | ShadowRoot, Set<Original>>()

/**
 * Stands in for the package `style-mod`, by which the expression editor of dmn-js (CodeMirror) brings its
 * styles: a `<style>` element would be refused by the content security policy, an adopted style sheet is allowed.
 */
export class StyleModule extends Original {
  static override mount(root: Document | ShadowRoot, modules: Original | readonly Original[]): void {
    const known = mounted.get(root) ?? new Set()
    mounted.set(root, known)
    for (const module of Array.isArray(modules) ? modules : [modules]) {
      if (known.has(module)) continue
      known.add(module)
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(module.getRules())
      root.adoptedStyleSheets.push(sheet)
    }
  }
}
