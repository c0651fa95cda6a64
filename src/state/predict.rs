//! A reader's guess: the lines of the output, put in the order in which they are expected.

use std::rc::Rc;

/// The lines in some order, until the run shows the right one.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// In the order in which the program prints them.
    lines: Rc<[Rc<str>]>,
    /// The reader's order, as places in `lines`.
    order: Vec<usize>,
    /// The reader has moved a line: there is a guess to judge.
    pub is_made: bool,
}

/// What the reader had said of a printed line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Right,
    /// It was guessed to be this line, counted from 1.
    GuessedAs(usize),
}

impl Prediction {
    /// Begins in an order that gives nothing away: always the same for a lesson, never the right one.
    pub fn new(lines: Rc<[Rc<str>]>, seed: &str) -> Prediction {
        let mut order: Vec<usize> = (0..lines.len()).collect();
        // FNV-1a and a step of a linear congruential generator: any mixing will do.
        let mut state =
            seed.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
        for last in (1..order.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(last, (state >> 33) as usize % (last + 1));
        }
        if order.iter().enumerate().all(|(place, &line)| place == line) {
            order.rotate_left(1);
        }
        Prediction { lines, order, is_made: false }
    }

    pub fn len(&self) -> usize {
        self.order.len()
    }

    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// Each line with a number that stays its own wherever it is moved.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &Rc<str>)> {
        self.order.iter().filter_map(|&line| Some((line, self.lines.get(line)?)))
    }

    /// Where the line of this number is now.
    pub fn place_of(&self, line: usize) -> Option<usize> {
        self.order.iter().position(|&other| other == line)
    }

    /// Puts the line of this number at a place; the others make room.
    pub fn put(&mut self, line: usize, place: usize) {
        let Some(from) = self.place_of(line) else { return };
        let place = place.min(self.order.len() - 1);
        if from != place {
            let line = self.order.remove(from);
            self.order.insert(place, line);
            self.is_made = true;
        }
    }

    /// Compares the guess with what was printed: for each line, in the order in which they came, what the reader had said;
    /// `None` for a line that was not among those to guess.
    pub fn judge<'a>(&self, printed: impl IntoIterator<Item = &'a str>) -> Vec<Option<Verdict>> {
        let judge = |(place, printed): (usize, &str)| {
            let guessed = self.lines().position(|(_, line)| &**line == printed)?;
            Some(if guessed == place { Verdict::Right } else { Verdict::GuessedAs(guessed + 1) })
        };
        printed.into_iter().enumerate().map(judge).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess() -> Prediction {
        Prediction::new(["a", "b", "c", "d"].map(Rc::from).into(), "sleep-zero")
    }

    fn shown(guess: &Prediction) -> String {
        guess.lines().map(|(_, line)| &**line).collect()
    }

    #[test]
    fn the_first_order_is_steady_and_never_right() {
        assert_eq!(guess(), guess());
        for seed in ["", "a", "when-a-task-starts", "queue-with-a-limit", "one-turn-later"] {
            for count in 2..6 {
                let lines: Rc<[Rc<str>]> = ["a", "b", "c", "d", "e"][..count].iter().map(|&line| line.into()).collect();
                let guess = Prediction::new(lines, seed);
                assert!(shown(&guess) != "abcde"[..count], "{seed} {count}");
                assert!(!guess.is_made);
            }
        }
    }

    #[test]
    fn a_line_moves_and_the_others_make_room() {
        let mut guess = guess();
        for (place, line) in (0..4).enumerate() {
            guess.put(line, place);
        }
        assert_eq!((shown(&guess).as_str(), guess.is_made), ("abcd", true));
        guess.put(3, 0);
        assert_eq!(shown(&guess), "dabc");
        guess.put(3, 99);
        guess.put(77, 0);
        assert_eq!(shown(&guess), "abcd");
    }

    #[test]
    fn a_line_put_where_it_is_makes_no_guess() {
        let mut guess = guess();
        let first = guess.lines().map(|(line, _)| line).next();
        guess.put(first.unwrap_or_default(), 0);
        assert!(!guess.is_made);
    }

    #[test]
    fn each_printed_line_is_judged_by_its_place() {
        let mut guess = guess();
        for line in 0..4 {
            guess.put(line, line);
        }
        use Verdict::*;
        assert_eq!(guess.judge(["a", "b", "c", "d"]), [Some(Right); 4]);
        assert_eq!(guess.judge(["b", "a", "c", "x"]), [Some(GuessedAs(2)), Some(GuessedAs(1)), Some(Right), None]);
        assert_eq!(guess.judge([]), []);
    }
}
