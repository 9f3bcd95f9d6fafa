import type { Finding } from '../../findings/finding.ts'
import type { DmnModel, Import } from '../model.ts'

/** Imports that lead nowhere; PMML and XML Schema are named, not read. */
export function checkImports(model: DmnModel): Finding[] {
  return [...model.imports.values()].flatMap((each) => {
    if (each.model) return []
    return [/\bDMN\b/i.test(each.importType) || each.importType === '' ? missing(each) : unsupported(each)]
  })
}

function missing({ name, namespace }: Import): Finding {
  return {
    code: 'import-missing',
    severity: 'error',
    path: namespace,
    message: {
      de: `Der Import „${name}“ (${namespace}) wurde nicht gefunden. Bitte die importierte Datei mit hochladen.`,
      en: `The import "${name}" (${namespace}) was not found. Deploy the imported file together with this one.`,
    },
  }
}

function unsupported({ name, importType }: Import): Finding {
  return {
    code: 'import-unsupported',
    severity: 'warning',
    path: importType,
    message: {
      de: `Der Import „${name}“ ist keine DMN-Datei (${importType}) und wird nicht gelesen. Bitte als DMN nachbauen.`,
      en: `The import "${name}" is no DMN file (${importType}) and is not read. Rebuild it as DMN.`,
    },
  }
}
