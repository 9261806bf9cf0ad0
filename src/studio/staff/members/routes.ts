import { addDepartment } from '../departments/add-department.ts'
import { archiveDepartment } from '../departments/archive-department.ts'
import { changeDepartment } from '../departments/change-department.ts'
import { findDepartments } from '../departments/queries.ts'
import { route } from '../route.ts'
import { addMember } from './add-member.ts'
import { archiveMember } from './archive-member.ts'
import { changeMember } from './change-member.ts'
import * as contract from './contract.ts'
import { findMembers, readMember } from './queries.ts'

export const memberRoutes = [
  route(contract.listMembers, (work, { query }) => findMembers(work, query)),
  route(contract.readMember, (work, { params }) => readMember(work, params.id)),
  route(contract.addMember, (work, { body }) => addMember(work, body)),
  route(contract.changeMember, (work, { params, body }) => changeMember(work, params.id, body)),
  route(contract.archiveMember, (work, { params, body }) => archiveMember(work, params.id, body)),
  route(contract.listDepartments, (work, { query }) => findDepartments(work, query)),
  route(contract.addDepartment, (work, { body }) => addDepartment(work, body)),
  route(contract.changeDepartment, (work, { params, body }) => changeDepartment(work, params.id, body)),
  route(contract.archiveDepartment, (work, { params, body }) => archiveDepartment(work, params.id, body)),
]
