/** What can be the matter with something typed, whatever it is about. */
export const words = {
  unstorable: 'A character in this text cannot be stored. Please delete it, or type that place again.',
  tooLong: (has: number, most: number) => `This has ${has} characters; at most ${most} fit. Please shorten it; nothing is lost.`,
  timeZone: 'Please choose a time zone from the list, for example Zurich (Europe).',
}
