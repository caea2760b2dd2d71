/** What the server itself says on a page: why a password cannot be taken. Sentences for the terminal stand where they are printed. */
export const words = {
  password: {
    short: (least: number) => `Please choose a password of at least ${least} characters. A few unrelated words are easy to remember.`,
    long: (most: number) => `A password can have at most ${most} characters.`,
    repeats: 'This password repeats the same few characters. Please choose another one.',
    aboutYou: 'This password contains your name or address. Please choose another one.',
    common: 'This password is among the first that are tried. Please choose another one.',
  },
}
