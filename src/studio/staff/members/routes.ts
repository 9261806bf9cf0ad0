import { route } from '../route.ts'
import { addDepartment } from './add-department.ts'
import { addMember } from './add-member.ts'
import { archiveDepartment } from './archive-department.ts'
import { archiveMember } from './archive-member.ts'
import { changeDepartment } from './change-department.ts'
import { changeMember } from './change-member.ts'
import * as contract from './contract.ts'
import { findDepartments, findMembers, readDepartment, readMember } from './queries.ts'

export const memberRoutes = [
  route(contract.listMembers, (work, { query }) => findMembers(work, query)),
  route(contract.readMember, (work, { params }) => readMember(work, params.id)),
  route(contract.addMember, (work, { body }) => addMember(work, body)),
  route(contract.changeMember, (work, { params, body }) => changeMember(work, params.id, body)),
  route(contract.archiveMember, (work, { params, body }) => archiveMember(work, params.id, body)),
  route(contract.listDepartments, (work, { query }) => findDepartments(work, query)),
  route(contract.readDepartment, (work, { params }) => readDepartment(work, params.id)),
  route(contract.addDepartment, (work, { body }) => addDepartment(work, body)),
  route(contract.changeDepartment, (work, { params, body }) => changeDepartment(work, params.id, body)),
  route(contract.archiveDepartment, (work, { params, body }) => archiveDepartment(work, params.id, body)),
]
