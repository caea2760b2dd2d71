import type { Facet } from '../instruments/manifest.ts'

/** What a row is about, seen from the therapist’s chair. */
export const facetAbout: Readonly<Record<Facet, string>> = {
  bond: 'being at ease and understood with you',
  goals: 'having time for what matters most to them',
  task: 'seeing why you do what you do',
  confidence: 'trusting that this gets them somewhere',
  openness: 'being able to tell you when something is wrong',
  identity: 'being safe here as who they are',
  symptom: 'how they have been',
}

/** What may have become harder for them: goes on after "made it harder for them to". */
export const harder: Readonly<Record<Facet, string>> = {
  bond: 'be at ease with you',
  goals: 'get to what matters most to them',
  task: 'see why you do what you do',
  confidence: 'trust that this gets them somewhere',
  openness: 'tell you when something is wrong',
  identity: 'be safe here as who they are',
  symptom: 'carry the week',
}

/** A row that fell, from their side. */
export const theirSide: Readonly<Record<Facet, string>> = {
  bond: 'What might it have been like to look for a welcome in your face, and not quite find it?',
  goals: 'What might it have been like to leave without having spoken about what they came for?',
  task: 'What might it have been like to be asked for something whose point they could not see?',
  confidence: 'What might it be like to come back each week while hope is getting thinner?',
  openness: 'What might it have been like to think something about you, and decide not to say it?',
  identity: 'What might it have been like to feel that a part of them had to stay outside the door?',
  symptom: 'What might this week have been like for them, before they even sat down?',
}
