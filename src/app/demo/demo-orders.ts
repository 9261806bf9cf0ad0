/** Whom the demo studio orders from. */
export const vendors = [
  {
    name: 'Prairie Color Lab',
    contact_name: 'Zoë Marsh',
    email: 'orders@prairiecolor.example',
    phone: '+14025550140',
    account_number: 'NL-2207',
    notes: 'Courier on Tuesdays and Fridays.',
  },
  { name: 'Bound & Co.', contact_name: 'Ellis Grant', email: 'albums@bound.example', account_number: '88-1042' },
  { name: 'Fine Skin Retouching', email: 'studio@fineskin.example' },
] as const

/** Days count from today: when it was ordered, is expected, and came. */
/** `due`: when it should leave its status, where that is not as usual. */
type DemoOrder = { client: number; vendor: number; description: string; status: string; due?: number; ordered?: number; expected?: number; received?: number }

export const productionOrders: readonly (DemoOrder & { type: string; tracking?: string })[] = [
  { client: 3, vendor: 0, type: 'Prints', description: '12 gift prints, matte', status: 'Picked Up', ordered: -34, received: -25 },
  { client: 8, vendor: 1, type: 'Album', description: 'Linen album, 30 pages', status: 'At the Lab', ordered: -12, expected: 4, tracking: '1Z4402A' },
  { client: 12, vendor: 0, type: 'Wall Art', description: 'Canvas 20×30', status: 'Received', ordered: -9, received: -1 },
  { client: 17, vendor: 0, type: 'Prints', description: 'Thank-you cards, 40', status: 'At the Lab', due: -1, ordered: -12, expected: -1 },
  { client: 21, vendor: 1, type: 'Album', description: 'Parents’ album', status: 'To Order' },
]

export const preproductionOrders: readonly DemoOrder[] = [
  { client: 5, vendor: 2, description: '28 proofs, skin', status: 'At the Retoucher', ordered: -4, expected: 3 },
  { client: 21, vendor: 1, description: 'Album draft', status: 'Proofs Out', ordered: -8, received: -2 },
  { client: 26, vendor: 2, description: '15 headshots', status: 'To Edit' },
]
