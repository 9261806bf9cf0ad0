import * as members from '#studio/staff/members/contract.ts'
import * as tokens from '#studio/staff/tokens/contract.ts'
import { fieldsOf, own } from './field.ts'
import { listVerb } from './list-verb.ts'
import { archiveVerb, changeVerb, createVerb, idOf, showVerb } from './record-verbs.ts'
import { table, yes } from './table.ts'
import { told, type Verb } from './verb.ts'

export const memberVerbs: Verb[] = [
  listVerb({
    says: 'the people of the studio',
    contract: members.listMembers,
    fields: fieldsOf(members.listMembers.query),
    columns: [
      ['Number', ({ id }) => id],
      ['Name', ({ name }) => name],
      ['Role', ({ role }) => role],
      ['Email', ({ email }) => email],
      ['', (row) => [yes(row.takes_sessions, 'photographer'), yes(row.can_sign_in, 'signs in')].filter(Boolean).join(', ')],
    ],
  }),
  showVerb({ kind: 'member', contract: members.readMember }),
  createVerb({
    kind: 'member',
    contract: members.addMember,
    fields: fieldsOf(members.addMember.body),
    example: 'members create --name "Maya Lind" --role photographer --email maya@example.com --takes-sessions',
  }),
  changeVerb({
    kind: 'member',
    read: members.readMember,
    contract: members.changeMember,
    fields: fieldsOf(members.changeMember.body),
    example: 'members change "Maya Lind" --role manager',
  }),
  ...archiveVerb({ kind: 'member', read: members.readMember, contract: members.archiveMember }),
  {
    name: 'password-link <member>',
    says: 'a link, good once, with which a member sets a password',
    run: async ({ caller, args }) =>
      told(await caller.call(members.makePasswordLink, { params: await idOf(caller, 'member', args) }), ({ link, message }) =>
        [link ?? '', message].filter(Boolean).join('\n'),
      ),
  },
]

const departmentWords = {
  default_member_id: { refers: 'member', says: 'who gets what nobody else does' },
  member_ids: { flags: '--member <name or number>', refers: 'member', says: 'may be given several times' },
} as const

export const departmentVerbs: Verb[] = [
  listVerb({
    says: 'the departments',
    contract: members.listDepartments,
    fields: fieldsOf(members.listDepartments.query),
    columns: [
      ['Number', ({ id }) => id],
      ['Name', ({ name }) => name],
      ['Email', ({ email }) => email],
      ['Members', ({ member_ids }) => member_ids.join(', ')],
    ],
  }),
  createVerb({
    kind: 'department',
    contract: members.addDepartment,
    fields: fieldsOf(members.addDepartment.body, departmentWords),
    example: 'departments create --name Lab --member "Maya Lind"',
  }),
  showVerb({ kind: 'department', contract: members.readDepartment }),
  changeVerb({
    kind: 'department',
    read: members.readDepartment,
    contract: members.changeDepartment,
    fields: fieldsOf(members.changeDepartment.body, departmentWords),
    example: 'departments change Lab --member "Maya Lind" --member "Pat Hill"',
  }),
  ...archiveVerb({ kind: 'department', read: members.readDepartment, contract: members.archiveDepartment }),
]

export const tokenVerbs: Verb[] = [
  {
    name: 'create',
    says: 'a new token; its secret is told once',
    fields: [own('--name <name>', 'what it is for'), own('--role <role>', 'owner, manager, front-desk, photographer or viewer')],
    examples: ['token create --name "Nightly import" --role manager'],
    run: async ({ caller, given }) => told(await caller.call(tokens.createToken, { body: { name: given.name, role: given.role } }), ({ secret }) => secret),
  },
  {
    name: 'list',
    says: 'tokens, the newest first',
    run: async ({ caller }) =>
      told(await caller.call(tokens.listTokens), ({ rows }) =>
        table(
          rows,
          [
            ['Number', ({ id }) => id],
            ['Name', ({ name }) => name],
            ['Role', ({ role }) => role],
            ['Last used', ({ last_used_at }) => last_used_at],
            ['', ({ revoked_at }) => yes(revoked_at !== null, 'revoked')],
          ],
          'There are no tokens.',
        ),
      ),
  },
  {
    name: 'revoke <token>',
    says: 'revokes a token for good, by number',
    run: async ({ caller, args }) =>
      told(await caller.call(tokens.revokeToken, { params: { id: args[0] }, body: { revoked: true } }), ({ name }) => `Revoked “${name}”.`),
  },
]
