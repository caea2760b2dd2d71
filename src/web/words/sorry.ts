/** Pages for when something cannot be shown or taken in. */
export const words = {
  home: 'Go to Today',
  kinds: {
    'not-found': { title: 'Nothing here', text: 'There is no page at this address, or it belongs to somebody else. Please check the address, or start again from Today.' },
    'not-yours': { title: 'Not open to you', text: 'Your role in this practice does not include this page. Your director can change roles in Settings.' },
    'other-site': { title: 'Sent from another site', text: 'This form was not sent from a page of Attune, so nothing was changed. Please open the page here and send it again.' },
    'too-large': { title: 'Too much at once', text: 'What was sent is larger than any form here. Nothing was changed. Please shorten the text and send it again; going back in your browser brings it back.' },
    unreadable: { title: 'This could not be read', text: 'The request was not in a form that can be read, so nothing was changed. Going back in your browser brings back what you typed.' },
    away: { title: 'One moment, please', text: 'The database is not answering just now, so nothing was changed. Please try again in a few seconds; going back in your browser brings back what you typed.' },
    ours: { title: 'Something went wrong here', text: 'The mistake is on this side, and nothing was changed. Please try again; going back in your browser brings back what you typed.' },
  },
  /** For those that come with what was typed. */
  kept: {
    away: 'The database is not answering just now. What you typed is still here. Please wait a few seconds, then send it again.',
    ours: 'The mistake is on this side. What you typed is still here. Please send it again; if this page comes back, copy your words to a safe place.',
  },
}
