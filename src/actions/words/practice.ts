/** What is missing or cannot be taken of what a practice says about itself. */
export const words = {
  code: 'This code is not valid, or its 30 minutes are over. Start Attune again to get a new one; what you typed stays here.',
  director: { noName: 'Please give your name.', firstName: 'Please say what clients call you.' },
  noName: 'Please give the name of the practice, as clients know it.',
  leaveUrl: 'Please give a full web address, beginning with https://.',
  outsideNeeded: 'Please give at least one contact outside the practice, as “Name, number”: a client may need to speak about the therapist to somebody else.',
  helpLines: {
    none: 'Please enter at least one number that a client in distress can call now.',
    many: 'Please choose at most five numbers: a short list is found faster.',
    incomplete: 'Each line needs a name and a phone number with at least two digits, for example “Emergency, 112”.',
    confirm: 'Please confirm that you have checked these numbers yourself.',
    changed: 'The numbers have changed. Please confirm that you have checked them yourself.',
  },
  reading: {
    minutes: 'Please give whole minutes, from 5 to 1440.',
    nobody: 'Please name at least one person who is asked to read first.',
    twice: 'Somebody stands twice in this order. Please choose each person once.',
    notAMember: 'Somebody in this order is not a member any more. Please choose from the list.',
    recipient: 'Please choose a recipient, a supervisor or a director from the list, or nobody.',
  },
  invitation: 'Please write an invitation, or choose that none is shown.',
}
