import type { Endpoint } from '#platform/http/endpoint.ts'
import { answerRoute } from '../answer-route.ts'
import type { StudioRoute } from '../route.ts'
import { enterStudio } from './enter-studio.ts'
import type { Gate } from './gate.ts'

/** A studio's route as the server takes it: who asks enters first, then the route answers. */
export function studioEndpoint(gate: Gate, route: StudioRoute): Endpoint {
  return {
    contract: route.contract,
    answer: async (input, request) => answerRoute(await enterStudio(gate, request), route, { input, key: request.idempotencyKey, signal: request.signal }),
  }
}
