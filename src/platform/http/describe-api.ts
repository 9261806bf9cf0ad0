import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { Type } from 'typebox'
import type { Contract } from './contract.ts'

const problem = Type.Object({ field: Type.String({ description: 'Dotted path, outputs.0.steps.1.template_id' }), message: Type.String() })
const failure = Type.Object(
  { error: Type.Object({ code: Type.String(), message: Type.String({ description: 'A sentence for a person' }), problems: Type.Array(problem) }) },
  { description: 'A refusal' },
)
const idempotencyKey = Type.String({
  minLength: 1,
  maxLength: 200,
  description: 'Chosen by the asker, new for every new wish. The same request under the same key is done once and answered alike.',
})

/** Describes every endpoint that is added from now on; the description is at `/api/openapi.json`. */
export async function describeApi(server: FastifyInstance, publicUrl: string): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Hotshoe',
        version: '1',
        description: 'Everything the screens do. Send a token as `Authorization: Bearer hs_…`; `x-permission` names the right an endpoint asks for.',
      },
      servers: [{ url: publicUrl }],
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'A token made under Settings → Tokens' },
          cookie: { type: 'apiKey', in: 'cookie', name: 'hotshoe.session_token', description: 'Set by signing in' },
        },
      },
    },
    hideUntagged: true,
  })
  server.get('/api/openapi.json', { schema: { hide: true } }, async () => server.swagger())
}

function answerOf(contract: Contract): object {
  if (contract.zip === true)
    return { description: 'A ZIP, with its name in Content-Disposition', content: { 'application/zip': { schema: contract.response } } }
  if (contract.lines === true) return { description: 'Rows, one JSON a line', content: { 'application/x-ndjson': { schema: contract.response } } }
  if (contract.pdf !== true) return { description: 'Done', ...contract.response }
  return { description: 'A PDF, with its name in Content-Disposition', content: { 'application/pdf': { schema: contract.response } } }
}

/** A contract in the words of the description. */
export function schemaOf(contract: Contract): FastifySchema {
  return {
    summary: contract.summary,
    operationId: `${contract.method.toLowerCase()}${contract.path.replaceAll(/[/:-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    tags: [contract.path.split('/')[1] ?? ''],
    security: contract.permission === 'public' ? [] : [{ token: [] }, { cookie: [] }],
    'x-permission': contract.permission,
    ...(contract.params ? { params: contract.params } : {}),
    ...(contract.query ? { querystring: contract.query } : {}),
    ...(contract.body ? { body: contract.body } : {}),
    ...(contract.idempotent ? { headers: Type.Object({ 'idempotency-key': idempotencyKey }) } : {}),
    response: { 200: answerOf(contract), '4xx': failure, 500: { ...failure, description: 'A mistake of Hotshoe' } },
  } as FastifySchema
}
