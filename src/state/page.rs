//! What the reader has chosen: lesson, program text, language, theme, speed. A reducer without a browser.

use std::rc::Rc;

use coroscope_session::{EventKind, Events};

use super::{Cursor, Notice, Prediction, Question, Speed, Trace};
use crate::words::Lang;

/// A preset program with a short text. Texts are HTML, rendered from Markdown when the page is built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// The folder's name; links name lessons by it.
    pub name: String,
    /// The part of the course that it belongs to.
    pub chapters: [String; 2],
    pub titles: [String; 2],
    pub texts: [String; 2],
    pub source: Rc<str>,
    /// The lines of the output, if the reader is to put them in order before running; else none.
    pub lines: Rc<[Rc<str>]>,
}

impl Lesson {
    pub fn title(&self, lang: Lang) -> &str {
        &self.titles[lang as usize]
    }

    pub fn chapter(&self, lang: Lang) -> &str {
        &self.chapters[lang as usize]
    }

    pub fn text(&self, lang: Lang) -> &str {
        &self.texts[lang as usize]
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
}

impl Theme {
    pub fn key(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    pub fn from_key(key: &str) -> Option<Theme> {
        [Theme::Light, Theme::Dark].into_iter().find(|theme| theme.key() == key)
    }

    pub fn other(self) -> Theme {
        match self {
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::Light,
        }
    }
}

/// A panel beside the program. On a narrow page they are tabs, and one is shown at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Lanes, with the output under them: what a run shows first.
    #[default]
    Timeline,
    Output,
    Loop,
    Tasks,
    Why,
    Hints,
}

impl Tab {
    /// In the order of the tabs.
    pub const ALL: [Tab; 6] = [Tab::Timeline, Tab::Output, Tab::Loop, Tab::Tasks, Tab::Why, Tab::Hints];

    pub fn name(self, lang: Lang) -> &'static str {
        let words = lang.words();
        match self {
            Tab::Timeline => words.timeline,
            Tab::Output => words.output,
            Tab::Loop => words.event_loop,
            Tab::Tasks => words.tasks,
            Tab::Why => words.why,
            Tab::Hints => words.hints,
        }
    }

    /// Whether a narrow page shows `panel` while this tab is chosen.
    pub fn shows(self, panel: Tab) -> bool {
        self == panel || (self, panel) == (Tab::Timeline, Tab::Output)
    }

    /// The tab this many places further on, round and round.
    pub fn step(self, by: isize) -> Tab {
        let count = Tab::ALL.len() as isize;
        Tab::ALL[(self as isize + by).rem_euclid(count) as usize]
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct PageState {
    pub lessons: Rc<[Lesson]>,
    /// The lesson shown, an index into `lessons`.
    pub lesson: usize,
    /// What the editor holds.
    pub source: Rc<str>,
    /// Programs that the reader changed, by lesson: going to another lesson and back loses nothing.
    drafts: Vec<Option<Rc<str>>>,
    /// The lessons whose programs were run to the end.
    done: Vec<bool>,
    /// The reader's guess, where the lesson asks for one.
    pub prediction: Option<Prediction>,
    /// Seed of a program's `random` where it sets none.
    pub seed: u64,
    pub notice: Option<Notice>,
    /// Counts the times that the page, not the reader, has set the text: the editor then takes it over.
    pub source_set: u32,
    pub lang: Lang,
    pub theme: Theme,
    pub speed: Speed,
    pub cursor: Cursor,
    /// The panel that a narrow page shows.
    pub tab: Tab,
    /// What the reader asked about, and the instruction at which that question stands.
    asked: Option<(Question, u64)>,
    /// The line that the editor was last asked to show, and how often it was asked.
    pub shown_line: (u32, u32),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    ShowLesson(usize),
    /// The reader typed; the whole text.
    Edit(Rc<str>),
    /// Back to the lesson's own program.
    Restore,
    SetLang(Lang),
    SetTheme(Theme),
    SetSpeed(Speed),
    MoveCursor(Cursor),
    /// Goes to an instruction and asks about something that is there.
    Ask {
        step: u64,
        question: Question,
    },
    /// Goes to an instruction that belongs to the answer.
    Visit {
        step: u64,
    },
    /// Shows a line of the program, and the instruction that made it worth showing.
    GoToLine {
        line: u32,
        step: u64,
    },
    /// Another spelling of the same program: the reader may undo it.
    Rewrite(Rc<str>),
    /// Shows a line of the program.
    ShowLine(u32),
    /// Brings a panel in sight where only one is shown.
    ShowTab(Tab),
    /// Another's program, from a link: shown in place of the reader's own, which is kept.
    Open {
        source: Option<Rc<str>>,
        seed: Option<u64>,
        speed: Option<Speed>,
    },
    /// The program ran to its end.
    Done,
    /// Puts a line of the guess at a place.
    PutLine {
        line: usize,
        place: usize,
    },
    /// Begins to guess, or leaves it.
    Predict(bool),
    Notify(Option<Notice>),
}

/// What was kept from an earlier visit: see the fields of [`PageState`].
#[derive(Clone, Debug, Default)]
pub struct Kept {
    pub drafts: Vec<Option<Rc<str>>>,
    pub done: Vec<bool>,
}

impl PageState {
    /// Begins with the lesson of this name, or the first.
    pub fn new(
        lessons: Rc<[Lesson]>,
        lesson: Option<&str>,
        lang: Lang,
        theme: Theme,
        speed: Speed,
        kept: Kept,
    ) -> PageState {
        let Kept { mut drafts, mut done } = kept;
        drafts.resize(lessons.len(), None);
        done.resize(lessons.len(), false);
        let lesson = lessons.iter().position(|known| Some(known.name.as_str()) == lesson).unwrap_or(0);
        let mut page = PageState {
            lessons,
            lesson,
            source: "".into(),
            drafts,
            done,
            prediction: None,
            seed: 0,
            notice: None,
            source_set: 0,
            lang,
            theme,
            speed,
            cursor: Cursor::Live,
            tab: Tab::default(),
            asked: None,
            shown_line: (0, 0),
        };
        page.show(lesson);
        page.source_set = 0;
        page
    }

    /// The reader's own version of the lesson's program.
    pub fn draft(&self, lesson: usize) -> Option<&Rc<str>> {
        self.drafts.get(lesson)?.as_ref()
    }

    pub fn is_done(&self, lesson: usize) -> bool {
        self.done.get(lesson).copied().unwrap_or_default()
    }

    /// Which lessons are done, in the order of the course.
    pub fn done(&self) -> &[bool] {
        &self.done
    }

    pub fn current(&self) -> Option<&Lesson> {
        self.lessons.get(self.lesson)
    }

    /// The text differs from the lesson's own.
    pub fn is_edited(&self) -> bool {
        self.current().is_some_and(|lesson| lesson.source != self.source)
    }

    pub fn reduce(&self, action: Action) -> PageState {
        let mut next = self.clone();
        match action {
            Action::ShowLesson(lesson) if lesson < self.lessons.len() => {
                next.seed = 0;
                next.show(lesson);
            }
            Action::ShowLesson(_) => {}
            Action::Edit(source) => {
                next.source = source.clone();
                next.keep_draft(Some(source));
                // What the lines were is no longer known.
                next.prediction = None;
            }
            Action::Restore => {
                next.keep_draft(None);
                next.take_source(None);
            }
            Action::SetLang(lang) => next.lang = lang,
            Action::SetTheme(theme) => next.theme = theme,
            Action::SetSpeed(speed) => next.speed = speed,
            Action::MoveCursor(cursor) => next.cursor = cursor,
            Action::Ask { step, question } => {
                next.cursor = Cursor::At { step };
                next.asked = Some((question, step));
            }
            Action::Visit { step } => {
                next.cursor = Cursor::At { step };
                next.asked = self.asked.map(|(question, _)| (question, step));
            }
            Action::GoToLine { line, step } => {
                next.cursor = Cursor::At { step };
                next.shown_line = (line, self.shown_line.1 + 1);
            }
            Action::Rewrite(source) => {
                next.keep_draft(Some(source.clone()));
                next.source = source;
                next.source_set += 1;
            }
            Action::ShowLine(line) => next.shown_line = (line, self.shown_line.1 + 1),
            Action::ShowTab(tab) => next.tab = tab,
            Action::Open { source, seed, speed } => {
                next.seed = seed.unwrap_or_default();
                next.speed = speed.unwrap_or(self.speed);
                if source.is_some() {
                    next.take_source(source);
                    next.prediction = None;
                }
            }
            Action::Done => {
                if let Some(done) = next.done.get_mut(self.lesson) {
                    *done = true;
                }
            }
            Action::PutLine { line, place } => {
                if let Some(prediction) = &mut next.prediction {
                    prediction.put(line, place);
                }
            }
            Action::Predict(wanted) => next.prediction = if wanted { next.puzzle() } else { None },
            Action::Notify(notice) => next.notice = notice,
        }
        next
    }

    fn show(&mut self, lesson: usize) {
        self.lesson = lesson;
        self.take_source(self.drafts.get(lesson).cloned().flatten());
        // Who has seen the run knows the answer: then the puzzle waits until it is asked for.
        self.prediction = if self.is_done(lesson) { None } else { self.puzzle() };
    }

    /// The lesson asks for a guess, and its own program is the one shown.
    pub fn can_predict(&self) -> bool {
        self.current().is_some_and(|lesson| !lesson.lines.is_empty()) && !self.is_edited()
    }

    fn puzzle(&self) -> Option<Prediction> {
        let lesson = self.current().filter(|_| self.can_predict())?;
        Some(Prediction::new(lesson.lines.clone(), &lesson.name))
    }

    /// What is to be explained: what the reader asked about, or else what is at the cursor, a line of output before all.
    pub fn question(&self, trace: &Trace, events: &Events) -> Option<Question> {
        let (Cursor::At { step } | Cursor::Within { step, .. }) = self.cursor else { return None };
        if let Some((question, _)) = self.asked.filter(|&(_, at)| at == step) {
            return Some(question);
        }
        let last = trace.event_behind(events, self.cursor)?;
        let last_step = events.get(last as usize)?.step;
        let here = (0..=last).rev().take(64).map(|index| (index, events.get(index as usize)));
        let mut here = here.take_while(|(_, event)| event.as_ref().is_some_and(|event| event.step == last_step));
        let printed =
            here.find(|(_, event)| event.as_ref().is_some_and(|event| matches!(event.kind, EventKind::Output { .. })));
        Some(Question::Event(printed.map_or(last, |(index, _)| index)))
    }

    fn keep_draft(&mut self, draft: Option<Rc<str>>) {
        if let Some(kept) = self.drafts.get_mut(self.lesson) {
            *kept = draft;
        }
    }

    /// Takes the draft, or else the lesson's own program.
    fn take_source(&mut self, draft: Option<Rc<str>>) {
        if let Some(source) = draft.or_else(|| self.current().map(|lesson| lesson.source.clone())) {
            self.source = source;
            self.source_set += 1;
            self.cursor = Cursor::Live;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> PageState {
        let lesson = |name: &str, source: &str| Lesson {
            name: name.into(),
            chapters: Default::default(),
            titles: [format!("{name} en"), format!("{name} zh")],
            texts: Default::default(),
            source: source.into(),
            lines: if name == "two" { ["2".into(), "3".into()].into() } else { [].into() },
        };
        let lessons = [lesson("one", "print(1)"), lesson("two", "print(2)")].into();
        PageState::new(lessons, Some("two"), Lang::En, Theme::Light, Speed::Times(1.0), Kept::default())
    }

    #[test]
    fn a_link_names_the_first_lesson() {
        assert_eq!(page().lesson, 1);
        let unknown =
            PageState::new(page().lessons, Some("no such"), Lang::Zh, Theme::Dark, Speed::Instant, Kept::default());
        assert_eq!((unknown.lesson, &*unknown.source), (0, "print(1)"));
        assert_eq!(unknown.current().map(|lesson| lesson.title(Lang::Zh)), Some("one zh"));
    }

    #[test]
    fn editing_keeps_the_editor_and_restoring_sets_it() {
        let edited = page().reduce(Action::Edit("print(3)".into()));
        assert_eq!((&*edited.source, edited.source_set, edited.is_edited()), ("print(3)", 0, true));
        let restored = edited.reduce(Action::Restore);
        assert_eq!((&*restored.source, restored.source_set, restored.is_edited()), ("print(2)", 1, false));
    }

    #[test]
    fn a_draft_outlives_a_look_at_another_lesson() {
        let there = page().reduce(Action::Edit("print(3)".into())).reduce(Action::ShowLesson(0));
        assert_eq!(&*there.source, "print(1)");
        let back = there.reduce(Action::ShowLesson(1));
        assert_eq!((&*back.source, back.is_edited()), ("print(3)", true));
        let restored = back.reduce(Action::Restore).reduce(Action::ShowLesson(0)).reduce(Action::ShowLesson(1));
        assert_eq!(&*restored.source, "print(2)");
    }

    #[test]
    fn tabs_go_round_and_the_first_shows_output_too() {
        assert_eq!((Tab::Timeline.step(-1), Tab::Hints.step(1)), (Tab::Hints, Tab::Timeline));
        let shown = |tab: Tab| Tab::ALL.into_iter().filter(|&panel| tab.shows(panel)).count();
        assert_eq!(Tab::ALL.map(shown), [2, 1, 1, 1, 1, 1]);
        assert_eq!(page().reduce(Action::ShowTab(Tab::Why)).tab, Tab::Why);
    }

    #[test]
    fn a_link_shows_anothers_program_and_keeps_the_readers() {
        let mine = page().reduce(Action::Edit("print('mine')".into()));
        let open = Action::Open { source: Some("print('theirs')".into()), seed: Some(7), speed: Some(Speed::Instant) };
        let theirs = mine.reduce(open);
        assert_eq!((&*theirs.source, theirs.seed, theirs.speed), ("print('theirs')", 7, Speed::Instant));
        assert_eq!((theirs.source_set, theirs.draft(1).map(|draft| &**draft)), (1, Some("print('mine')")));
        let back = theirs.reduce(Action::ShowLesson(0)).reduce(Action::ShowLesson(1));
        assert_eq!((&*back.source, back.seed), ("print('mine')", 0));
    }

    #[test]
    fn a_lesson_asks_for_a_guess_until_it_was_run() {
        assert!(page().prediction.is_some());
        assert!(page().reduce(Action::Edit("print(9)".into())).prediction.is_none());
        assert!(page().reduce(Action::Predict(false)).prediction.is_none());
        let done = page().reduce(Action::Done);
        assert!(done.prediction.is_some(), "the guess is there to be judged");
        assert_eq!((done.is_done(1), done.done()), (true, &[false, true][..]));
        let again = done.reduce(Action::ShowLesson(0)).reduce(Action::ShowLesson(1));
        assert!(again.prediction.is_none());
        assert!(again.reduce(Action::Predict(true)).prediction.is_some());
    }

    #[test]
    fn an_earlier_visit_is_taken_up() {
        let kept = Kept { drafts: vec![None, Some("print(4)".into())], done: vec![true] };
        let page = PageState::new(page().lessons, Some("two"), Lang::En, Theme::Light, Speed::Instant, kept);
        assert_eq!((&*page.source, page.is_edited(), page.done()), ("print(4)", true, &[true, false][..]));
    }

    #[test]
    fn a_question_stands_as_long_as_the_cursor_does() {
        use coroscope_session::{Event, Stream};
        let kinds = [
            EventKind::Running,
            EventKind::Output { stream: Stream::Stdout, text: "x\n".into(), line: 1 },
            EventKind::Running,
            EventKind::Running,
        ];
        let step = |index| [1, 5, 5, 9][index];
        let all = kinds.into_iter().enumerate();
        let events: Events = all.map(|(i, kind)| Event { at: 0, tick: 0, step: step(i), task: 1, kind }).collect();
        let trace = Trace::default();
        let ask = |page: &PageState| page.question(&trace, &events);
        assert_eq!(ask(&page()), None, "a cursor that moves with the run asks nothing");
        let question = Question::Span { lane: 0, number: 2 };
        let asked = page().reduce(Action::Ask { step: 9, question });
        assert_eq!((asked.cursor, ask(&asked)), (Cursor::At { step: 9 }, Some(question)));
        let visited = asked.reduce(Action::Visit { step: 1 });
        assert_eq!((visited.cursor, ask(&visited)), (Cursor::At { step: 1 }, Some(question)));
        let moved = visited.reduce(Action::MoveCursor(Cursor::At { step: 7 }));
        assert_eq!(ask(&moved), Some(Question::Event(1)), "the line of output at the cursor");
        let moved = moved.reduce(Action::MoveCursor(Cursor::At { step: 9 }));
        assert_eq!(ask(&moved), Some(Question::Event(3)));
    }

    #[test]
    fn a_rewritten_program_is_the_readers_own() {
        let new = page().reduce(Action::Rewrite("print(4)".into()));
        assert_eq!((&*new.source, new.source_set, new.is_edited()), ("print(4)", 1, true));
    }

    #[test]
    fn a_lesson_that_is_not_there_changes_nothing() {
        assert_eq!(page().reduce(Action::ShowLesson(7)), page());
        assert_eq!(&*page().reduce(Action::ShowLesson(0)).source, "print(1)");
    }
}
