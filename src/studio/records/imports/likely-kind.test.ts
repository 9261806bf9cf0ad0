import { expect, test } from 'vitest'
import { likelyKind } from './likely-kind.ts'

const lists = [
  ['client', 'Client ID,First Name,Last Name,Company,Email,Home Phone,Status'],
  ['client', 'client_id,first_name,e-mail'],
  ['client', 'Name,Given Name,Family Name,E-mail 1 - Value,Phone 1 - Value,Birthday'],
  ['session', 'Session No,Client ID,Session Type,Status,Session Date,Photographer,On Hold'],
  ['session', 'clientId,sessionDate,sessionType'],
  ['appointment', 'Subject,Start Date,Start Time,End Date,End Time,All day event,Description,Location'],
  ['appointment', 'Start Time,End Time,First Name,Last Name,Phone,Email,Type,Calendar,Notes,Date Scheduled,Appointment ID'],
  ['appointment', 'Invitee Name,Invitee Email,Event Type Name,Start Date & Time,End Date & Time,Location'],
  ['invoice', 'Date,Num,Customer,Due Date,Amount,Open Balance'],
  ['invoice', 'ContactName,InvoiceNumber,InvoiceDate,DueDate,Total,Description,Quantity,UnitAmount'],
  ['vendor', 'Vendor,Contact Name,Email,Phone,Account No'],
  ['production_order', 'Order No,Client Name,Order Type,Lab,Order Date,Tracking No'],
  ['production_order', 'Order No,Client Name,Vendor,Ordered On'],
  ['task', 'Task,Due Date,Priority,Assigned To,Status'],
  ['task', 'Subject,Start Date,Due Date,Priority,Date Completed,% Complete'],
  [null, 'a,b,c'],
  [null, ''],
] as const

test.each(lists)('%s: %s', (kind, header) => {
  expect(likelyKind(header.split(','))).toBe(kind)
})
