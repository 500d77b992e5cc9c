import { createRequire } from 'node:module'
import { z } from 'zod'

/**
 * The columns of the tables of Application Insights and of Container Apps that the queries may use. Source: Azure Monitor
 * reference, "Azure Monitor Logs table reference": AppRequests, AppDependencies, AppTraces, AppMetrics, AppExceptions,
 * ContainerAppConsoleLogs.
 */
const COMMON =
  'TimeGenerated: datetime, OperationId: string, OperationName: string, ParentId: string, AppRoleName: string, AppRoleInstance: string, AppVersion: string, Properties: dynamic, _ResourceId: string'
const SCHEMA: Readonly<Record<string, string>> = {
  AppRequests:
    'Id: string, Name: string, Url: string, Success: bool, ResultCode: string, DurationMs: real, ItemCount: int, Measurements: dynamic',
  AppDependencies:
    'Id: string, Name: string, DependencyType: string, Target: string, Data: string, Success: bool, ResultCode: string, DurationMs: real, ItemCount: int, Measurements: dynamic',
  AppTraces: 'Message: string, SeverityLevel: int, ItemCount: int, Measurements: dynamic',
  AppMetrics: 'Name: string, Sum: real, Min: real, Max: real, ItemCount: int',
  AppExceptions:
    'ProblemId: string, ExceptionType: string, OuterType: string, OuterMessage: string, InnermostType: string, InnermostMessage: string, Details: dynamic, SeverityLevel: int, ItemCount: int, Measurements: dynamic',
  ContainerAppConsoleLogs:
    'ContainerAppName: string, ContainerName: string, RevisionName: string, Stream: string, Log: string',
}

interface List<Item> {
  readonly Count: number
  getItem(index: number): Item
}

interface Diagnostic {
  readonly Message: string
  readonly Severity: string
}

interface Table {
  WithName(name: string): Table
}

interface Globals {
  WithDatabase(database: object): Globals
}

/** The part of the language service that is used; its own types are 44,000 lines. */
interface KustoLanguage {
  readonly GlobalState: { readonly Default: Globals }
  readonly KustoCode: {
    ParseAndAnalyze(query: string, globals: Globals): { GetDiagnostics(): List<Diagnostic> }
  }
  readonly Symbols: {
    readonly TableSymbol: { From(schema: string): Table }
    readonly DatabaseSymbol: { readonly ctor: new (name: string, tables: readonly Table[]) => object }
  }
}

const kusto = z.object({
  Language: z.custom<KustoLanguage>((value) => typeof value === 'object' && value !== null),
})

/** Says what Kusto's own language service finds wrong in a query, with those tables and no others. */
export function kustoChecker(): (query: string) => readonly string[] {
  const { GlobalState, KustoCode, Symbols } = loadedLanguage()
  const tables = Object.entries(SCHEMA).map(([name, columns]) =>
    Symbols.TableSymbol.From(`(${COMMON}, ${columns})`).WithName(name),
  )
  const globals = GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.ctor('workspace', tables))
  return (query) => {
    const found = KustoCode.ParseAndAnalyze(query, globals).GetDiagnostics()
    return Array.from({ length: found.Count }, (_, index) => {
      const { Severity, Message } = found.getItem(index)
      return `${Severity}: ${Message}`
    })
  }
}

/** The package puts itself into the global scope. */
function loadedLanguage(): KustoLanguage {
  const require = createRequire(import.meta.url)
  require('@kusto/language-service-next/bridge.js')
  require('@kusto/language-service-next/Kusto.Language.Bridge.js')
  return kusto.parse(Reflect.get(globalThis, 'Kusto')).Language
}
