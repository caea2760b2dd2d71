/** Why a case, or a private note on it, does not take something now. */
export const words = {
  /** Somebody, or the client's next answer, was faster; the page keeps what was typed. */
  changed: 'This case has changed since you opened the page. Please look at it again; what you wrote is still here.',
  notYours: 'This case is not among yours.',
  notRunning: 'This case is not among yours, or the therapy has ended.',
  anotherOpen: 'Another case is open for this client. What belongs here can be noted there.',
  sessionFirst: 'A case begins after a session. Add the session first.',
  reflection: {
    prompt: 'Please choose a prompt.',
    elsewhere: 'This note was changed in another window. Both are on this page now: please put them together, then keep it.',
    noKey: 'This cannot be kept just now: the key for private notes is not on this server. What you typed is still here, and everything else works.',
    locked: 'A note is kept here that cannot be opened just now. It stays as it is until its key is back.',
    noSupervisor: 'Nobody is named as your supervisor yet. A director can add it under Settings, Members.',
    gone: 'This note was changed or deleted meanwhile. Please look at it again.',
  },
}
