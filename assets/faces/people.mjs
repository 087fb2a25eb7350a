// Who is there. `head`, `beard` and `glasses` name drawings of Open Peeps; `look` chooses the variant of each mood (0 or 1).
// `hair` tints black hair as well as hair that the set colours itself; without, hair stays ink. `wear` is the colour of cloth on the head.
const SKIN = { porcelain: 'f7dcc6', fair: 'f2c9a5', olive: 'e2b083', tan: 'd19a6a', brown: 'b57c50', umber: '996542', deep: '8c5b40' };
const HAIR = { white: 'e9e4da', grey: 'b4b2ad', steel: '82848a', blond: 'e0bd77', sand: 'c79f63', red: 'c4622d', auburn: '8f4526', brown: '6b4630', dark: '4b3429' };
const CLOTH = {
  coral: 'd9735c', brick: 'b5533f', ochre: 'd9a441', straw: 'ead08f', sage: '9dbb8f', forest: '5a8562', teal: '5fa9a6', sea: '9fd0cc',
  sky: '9dbfe0', blue: '6487b8', navy: '4a5f85', plum: '96719b', rose: 'e0a3ad', stone: 'b3ab9c', slate: '8691a3', cream: 'f3e6cb',
};
const p = (id, about, head, skin, hair, cloth, more = {}) =>
  ({ id, about, head, skin: SKIN[skin], hair: HAIR[hair], cloth: CLOTH[cloth], look: 0, ...more, wear: CLOTH[more.wear ?? cloth] });

export const PEOPLE = [
  // More Frames Than Thumbs
  p('solveig', 'woman in her fifties, sandy hair in a bun, navy work shirt', 'grayBun', 'fair', 'sand', 'navy', { look: 1 }),
  p('kwabena', 'man in his forties, short black hair, goatee, ochre shirt', 'short2', 'deep', null, 'ochre', { beard: 'goatee2' }),
  p('tomasz', 'man in his forties, brown quiff, moustache, coral shirt', 'pomp', 'fair', 'brown', 'coral', { beard: 'moustache6', beardHair: 'brown' }),
  p('anjali', 'woman in her thirties, shoulder-length black hair, round glasses', 'medium3', 'tan', null, 'plum', { glasses: 'glasses5', look: 1 }),
  p('youssef', 'young man, curly black hair, green shirt', 'twists2', 'olive', 'dark', 'forest'),
  p('dolores', 'woman in her late fifties, parted auburn hair, white-rimmed glasses', 'grayMedium', 'olive', 'auburn', 'rose', { glasses: 'glasses4', look: 1 }),
  // The Second Kettle
  p('oonagh', 'woman in her fifties, red curls tied at the neck, sea-green jumper', 'mediumBangs2', 'porcelain', 'red', 'sea'),
  p('dragan', 'man in his fifties, balding and grey, grey moustache, glasses', 'noHair3', 'fair', 'steel', 'slate', { glasses: 'glasses', beard: 'moustache9', look: 1 }),
  p('priya', 'young woman, black hair tied up, yellow top', 'bun2', 'brown', null, 'straw', { wear: 'coral', far: 1.15, right: -18 }),
  p('marit', 'woman in her sixties, grey hair under a ship’s officer’s cap', 'grayMedium', 'fair', 'grey', 'navy', { wear: 'cream', look: 1, cap: true }),
  p('rogelio', 'man in his forties, short black hair, moustache', 'short1', 'tan', null, 'brick', { beard: 'moustache7' }),
  p('bas', 'man in his thirties, swept-back blond hair, glasses', 'short4', 'porcelain', 'blond', 'sky', { glasses: 'glasses2' }),
  // Two Basements
  p('agnieszka', 'woman in her fifties, parted grey hair, green hospital top', 'grayMedium', 'porcelain', 'grey', 'sage'),
  p('yusuf', 'man in his late thirties, short dark hair, full beard', 'short5', 'olive', 'dark', 'teal', { beard: 'full', beardHair: 'dark', look: 1 }),
  p('maren', 'woman in her forties, auburn bob with a fringe', 'bangs', 'fair', 'auburn', 'straw'),
  p('desta', 'young woman, long black braids tied up high', 'cornrows2', 'umber', null, 'coral', { look: 1 }),
  p('kofi', 'man in his fifties, bald, greying beard', 'noHair1', 'deep', null, 'blue', { beard: 'full4', beardHair: 'grey' }),
  p('jiayi', 'woman in her thirties, black hair tied back with a fringe', 'mediumBangs3', 'fair', null, 'sea', { look: 1 }),
  // The starter
  p('yara', 'woman in her thirties, black hair tied up in a red scarf', 'bun', 'olive', null, 'navy', { wear: 'brick', far: 1.1 }),
  p('joost', 'man in his sixties, grey hair, grey beard', 'grayShort', 'fair', 'grey', 'ochre', { beard: 'full4', beardHair: 'grey', look: 1 }),
  // For authors to choose from
  p('aisha', 'young woman, teal hijab', 'hijab', 'tan', 'teal', 'plum', { wear: 'sea' }),
  p('amara', 'woman in her thirties, round black afro', 'afro', 'deep', null, 'ochre', { look: 1 }),
  p('ana', 'woman in her forties, short brown hair', 'medium1', 'olive', 'brown', 'brick'),
  p('arjun', 'man in his thirties, black hair, short beard', 'shaved2', 'brown', null, 'sky', { beard: 'chin', look: 1, far: 1.03 }),
  p('chidi', 'young man, high flat-top, round glasses', 'flatTop', 'umber', null, 'coral', { glasses: 'glasses5' }),
  p('diego', 'man in his fifties, dark hair, big moustache', 'short3', 'tan', 'dark', 'forest', { beard: 'moustache5', beardHair: 'dark' }),
  p('elin', 'young woman, long blond hair', 'long', 'porcelain', 'blond', 'blue', { look: 1 }),
  p('fatima', 'woman in her fifties, plum headscarf, glasses', 'hijab', 'olive', 'plum', 'slate', { wear: 'rose', glasses: 'glasses2', look: 1 }),
  p('george', 'man in his seventies, bald with a white fringe of hair, white moustache', 'noHair3', 'porcelain', 'white', 'sage', { beard: 'moustache9', beardHair: 'white' }),
  p('hana', 'young woman, straight black bob with a fringe', 'bangs2', 'porcelain', null, 'rose'),
  p('harpreet', 'man in his forties, blue turban, full black beard', 'turban', 'tan', null, 'cream', { wear: 'blue', beard: 'full3' }),
  p('ines', 'woman in her thirties, long dark curls', 'longCurly', 'olive', 'dark', 'teal', { far: 1.07, right: 6 }),
  p('ingrid', 'woman in her seventies, white bun, glasses', 'grayBun', 'porcelain', 'white', 'plum', { glasses: 'glasses', look: 1 }),
  p('jamal', 'man in his thirties, short locs, goatee', 'twists', 'umber', null, 'slate', { beard: 'goatee1', look: 1 }),
  p('kenji', 'man in his forties, cropped black hair, dark-rimmed glasses', 'short2', 'fair', null, 'stone', { glasses: 'glasses3' }),
  p('leila', 'woman in her forties, dark hair with a fringe', 'mediumBangs', 'olive', 'dark', 'coral', { look: 1 }),
  p('luca', 'young man, knitted cap, moustache', 'hatBeanie', 'fair', 'brown', 'straw', { wear: 'brick', beard: 'moustache4' }),
  p('mei', 'woman in her twenties, black hair to the chin', 'medium2', 'fair', null, 'sage'),
  p('minh', 'young man, tousled black hair', 'short5', 'fair', null, 'blue', { look: 1 }),
  p('nkechi', 'woman in her forties, braids in a high ponytail', 'cornrows', 'deep', 'auburn', 'sea'),
  p('noah', 'young person, brown undercut', 'shaved1', 'fair', 'brown', 'plum'),
  p('pavel', 'man in his fifties, bald, brown full beard', 'noHair1', 'fair', null, 'navy', { beard: 'full2', beardHair: 'brown', look: 1 }),
  p('rosa', 'woman in her sixties, steel-grey bun, ochre top', 'grayBun', 'tan', 'steel', 'ochre'),
  p('ruth', 'woman in her sixties, grey curls, round glasses', 'dreads2', 'umber', 'grey', 'rose', { glasses: 'glasses2', look: 1, far: 1.03 }),
  p('sam', 'young person, red hair shaved at the side', 'shaved3', 'porcelain', 'red', 'forest', { look: 1, far: 1.07 }),
  p('samuel', 'man in his sixties, close-cropped grey hair, grey moustache', 'short1', 'deep', 'grey', 'cream', { beard: 'moustache9', beardHair: 'grey' }),
  p('tomas', 'man in his twenties, short sandy hair', 'grayShort', 'fair', 'sand', 'teal'),
  p('zanele', 'young woman, knotted black hair, gold top', 'bantuKnots', 'umber', null, 'straw', { look: 1 }),
];

for (const one of PEOPLE) {
  if (one.beardHair) one.beardHair = HAIR[one.beardHair];
  // A hijab is drawn in ink like hair: its colour comes through `hair`.
  if (one.head === 'hijab') one.hair = { aisha: CLOTH.teal, fatima: CLOTH.plum }[one.id];
}
