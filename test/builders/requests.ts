import type { ErrorRequest, PlainRequest } from '../../src/question/request.ts'
import { samples } from '../../src/sandbox/contoso/samples.ts'

/** An error that somebody pasted, and nothing besides but what `fields` say. */
export function reported(text: string, askerId: string, fields: Partial<ErrorRequest> = {}): ErrorRequest {
  return {
    kind: 'error',
    text,
    asker: { by: 'id', id: askerId },
    on: null,
    recentResource: null,
    operation: null,
    chosen: null,
    ...fields,
  }
}

/** Whether somebody may use a model of a project, which is behind one of its connections. */
export function askedForModel(model: string, project: string, askerId: string): PlainRequest {
  return {
    kind: 'plain',
    asker: { by: 'id', id: askerId },
    on: project,
    recentResource: null,
    about: null,
    ask: { kind: 'service-error', service: 'azure-openai', model },
  }
}

/** The error of one of Contoso's samples, by its title. */
export function sampleError(title: string): string {
  const sample = samples.find((each) => each.title === title)
  if (sample === undefined) throw new Error(`expected a sample, found none named ${title}`)
  return sample.text
}
