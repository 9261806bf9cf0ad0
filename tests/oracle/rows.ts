/** Rows of the database by their places in the model. */
export type Rows = { clientStatus: number; statuses: number[]; types: number[]; members: number[]; clients: number[]; sessions: number[]; triggers: number[] }
