/** What is missing or cannot be done about what somebody is asked to read. */
export const words = {
  notYours: 'This is not among what you are asked to read.',
  notBegun: 'Please say first that you are seeing to it. Nothing was stored.',
  attempt: 'Please note how you tried to reach them, and when you will try again.',
  outcome: 'Please note what you did, in a few words: it closes this for everybody.',
  assessment: 'Please choose how safety was looked at. What you wrote is still here.',
  documented: 'Somebody has documented an outcome already. Yours was not stored.',
  release: {
    note: 'Please note what the client agreed to.',
    what: 'Please choose what the client agreed to release.',
  },
}
