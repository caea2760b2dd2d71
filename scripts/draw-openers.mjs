// Prints openers drawn at random, to be read afresh: node scripts/draw-openers.mjs SEED [HOW MANY]
import { drawOpeners } from '../test/openers/draw.ts'

const [seed = '1', many = '50'] = process.argv.slice(2)
console.log(drawOpeners(Number(seed), Number(many)).join('\n'))
