// The five moods, put together from brows, eyes, noses and mouths of Open Peeps.
//
// A part is a drawing of the set and the numbers of its sub-paths, in the order of the file ('1w': number 1 once more, in white, below). Two variants a mood keep a team from looking
// like one actor; what tells the moods apart at 64 px is the same in both: laughing eyes, open eyes, slanting brows, half-shut lids, a scowl.
export const MOODS = ['pleased', 'calm', 'worried', 'tired', 'angry'];

export const EXPRESSIONS = {
  pleased: [
    [['smileLOL', 2, 3, 4, 5, 6, 7, 8, 9]],
    [['calm', 1, 2, 3, 4, 5], ['smileLOL', 2, 8, 9]],
  ],
  calm: [
    [['smile', 0, 1, 2, 3, 4, 5]],
    [['smile', 1, 2, 3, 4, 5], ['contempt', 0]],
  ],
  worried: [
    [['concerned', 0, 1, 2, 3, 4, 5, 6, 7, 8]],
    [['concerned', 4, 5, 6, 7, 8], ['concernedFear', 0, 1, '1w']],
  ],
  tired: [
    [['tired', 0, 1, 2, 3, 4, 5]],
    [['tired', 0, 1, 4, 5], ['eyesClosed', 2, 3]],
  ],
  angry: [
    [['veryAngry', 0, 1, 2, 3]],
    [['angryWithFang', 1, 2, 3], ['solemn', 0]],
  ],
};

// Lines under the eyes, in the same pen: the only part that the set does not have.
export const BAGS = 'M74 152q18 14 40 5M202 150q13 10 28 3';
