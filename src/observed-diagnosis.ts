import { builtInRole } from './knowledge/catalogue/roles.ts'
import type { DiagnosisRequest } from './question/request.ts'
import { blindSpotCodes } from './reply/diagnosis/blind-spot-codes.ts'
import type { Diagnosis } from './reply/diagnosis/diagnosis.ts'
import type { ReadContext } from './snapshot/azure/read-context.ts'
import { count, recordDuration } from './telemetry/metrics.ts'
import { traced } from './telemetry/spans.ts'
import type { TimelyDiagnosis } from './timely-diagnosis.ts'

type Diagnose = (request: DiagnosisRequest, context: ReadContext) => Promise<TimelyDiagnosis>

/** Measures diagnoses: how long they took, what they came to, and which roles were missing, of nobody in particular. */
export function observedDiagnosis(diagnose: Diagnose): Diagnose {
  return (request, context) =>
    traced('diagnosis', {}, async (span) => {
      const startedAt = performance.now()
      const timely = await diagnose(request, context)
      const { diagnosis, rest } = timely
      const isLate = rest !== null
      const status = diagnosis?.status ?? 'unknown-yet'
      span.set({
        'rolecall.status': status,
        'rolecall.cause': causeOf(diagnosis),
        'rolecall.service': diagnosis?.evidence?.service ?? 'none',
        'rolecall.late': isLate,
        'rolecall.requirements': diagnosis?.status === 'answered' ? diagnosis.verdicts.length : 0,
        'rolecall.blind_spots': diagnosis?.status === 'answered' ? diagnosis.blindSpots.length : 0,
      })
      recordDuration(
        'rolecall.diagnosis.duration',
        { 'rolecall.status': status, 'rolecall.late': isLate },
        performance.now() - startedAt,
      )
      if (rest === null) countDiagnosis(diagnosis, false)
      else {
        rest.then(
          (whole) => {
            countDiagnosis(whole, true)
          },
          () => {
            countDiagnosis(null, true)
          },
        )
      }
      return timely
    })
}

/** Each once, when everything is read. Null: it never was. */
function countDiagnosis(diagnosis: Diagnosis | null, isLate: boolean): void {
  count('rolecall.diagnoses', {
    'rolecall.status': diagnosis?.status ?? 'failed',
    'rolecall.cause': causeOf(diagnosis),
    'rolecall.late': isLate,
  })
  if (diagnosis?.status !== 'answered') return
  for (const code of blindSpotCodes(diagnosis)) count('rolecall.blind_spots', { 'rolecall.blind_spot': code })
  for (const { state } of diagnosis.verdicts) count('rolecall.verdicts', { 'rolecall.state': state })
  for (const { id } of diagnosis.advice.missingRoles) {
    count('rolecall.missing_roles', { 'rolecall.role': builtInRole(id)?.name ?? 'custom' })
  }
}

function causeOf(diagnosis: Diagnosis | null): string {
  return diagnosis?.evidence?.cause ?? 'none'
}
