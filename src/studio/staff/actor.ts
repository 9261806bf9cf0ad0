import { Type } from 'typebox'

export const actorKinds = ['user', 'token', 'job', 'client', 'provider'] as const

/** Who did it. Stands on every event and change; `name` is as it was then. */
export type Actor = { kind: (typeof actorKinds)[number]; id: number | null; name: string }

/** The three columns an actor fills in a table of changes. */
export type ActorColumns = { actor_kind: Actor['kind']; actor_id: number | null; actor_name: string }

export const actorSchema = Type.Unsafe<Actor>(
  Type.Object({
    kind: Type.Union(actorKinds.map((kind) => Type.Literal(kind))),
    id: Type.Union([Type.Integer(), Type.Null()]),
    name: Type.String(),
  }),
)

export function actorColumns(actor: Actor): ActorColumns {
  return { actor_kind: actor.kind, actor_id: actor.id, actor_name: actor.name }
}

export function actorOf(row: ActorColumns): Actor {
  return { kind: row.actor_kind, id: row.actor_id, name: row.actor_name }
}

/** A job of the Control Center, as an actor. */
export function jobActor(name: string): Actor {
  return { kind: 'job', id: null, name }
}
