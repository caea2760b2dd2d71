/** What is missing or cannot be done about a member of the practice and their account. */
export const words = {
  onlyDirectors: 'Only a director of the practice can change this.',
  noName: 'Please give the full name.',
  firstName: 'Please say what clients call this person.',
  email: 'Please give an e-mail address; it is used to sign in.',
  emailUnlikely: 'This does not look like an e-mail address.',
  emailHere: 'Somebody with this e-mail address is here already.',
  emailTaken: 'This e-mail address cannot be used. Please choose another one for this practice.',
  roles: 'Please choose at least one role.',
  lastDirector: 'A practice needs a director. Please make somebody else director first.',
  supervisor: 'Please choose another supervisor from the list, or nobody.',
  closed: 'This account is closed, or it is not one of this practice.',
  closedAlready: 'This account is closed already, or it is not one of this practice.',
  notYourOwn: 'You cannot close your own account. Another director can do it for you.',
  signedIn: 'You are signed in already. Another director can make a link for you.',
  linkOver: 'This link is not valid any more. Please ask the director of your practice for a new one.',
}
