import type { Query } from './queries.ts'

/** In the order in which they are looked at. */
const SECTIONS = [
  { title: 'What people get', queries: ['turns', 'late-answers', 'causes', 'verdicts', 'missing-roles'] },
  { title: 'What goes wrong', queries: ['failures', 'warnings', 'blind-spots', 'calls', 'throttles'] },
  { title: 'Where the time goes', queries: ['stages', 'queues', 'caches'] },
  { title: 'Requests for access', queries: ['access-requests'] },
] as const

const TIME_RANGE = 'TimeRange'

/**
 * An Azure Monitor workbook of the queries, on the workspace that it is opened in. `fault-by-reference` stays out: it
 * takes a reference. Source: the schema of microsoft/Application-Insights-Workbooks.
 */
export function workbook(queries: readonly Query[]): object {
  const named = new Map(queries.map((query) => [query.name, query]))
  return {
    version: 'Notebook/1.0',
    items: [
      timeRange(),
      ...SECTIONS.flatMap(({ title, queries: names }) => [
        { type: 1, content: { json: `## ${title}` }, name: title },
        ...names.map((name) => {
          const query = named.get(name)
          if (query === undefined) throw new Error(`there is no query \`${name}\``)
          return queryItem(query)
        }),
      ]),
    ],
    $schema: 'https://github.com/Microsoft/Application-Insights-Workbooks/blob/master/schema/workbook.json',
  }
}

function timeRange(): object {
  const hours = [4, 24, 72, 168, 720]
  return {
    type: 9,
    content: {
      version: 'KqlParameterItem/1.0',
      parameters: [
        {
          id: '5f0f6d0e-3f0e-4a53-9f0c-7d3b5f1f7a11',
          version: 'KqlParameterItem/1.0',
          name: TIME_RANGE,
          label: 'Time',
          type: 4,
          isRequired: true,
          value: { durationMs: 24 * 60 * 60 * 1000 },
          typeSettings: {
            selectableValues: hours.map((each) => ({ durationMs: each * 60 * 60 * 1000 })),
            allowCustom: true,
          },
        },
      ],
      style: 'pills',
      queryType: 0,
      resourceType: 'microsoft.operationalinsights/workspaces',
    },
    name: 'time range',
  }
}

function queryItem({ name, title, chart, text }: Query): object {
  return {
    type: 3,
    content: {
      version: 'KqlItem/1.0',
      query: text,
      size: 0,
      title,
      timeContextFromParameter: TIME_RANGE,
      queryType: 0,
      resourceType: 'microsoft.operationalinsights/workspaces',
      visualization: chart,
    },
    name,
  }
}
