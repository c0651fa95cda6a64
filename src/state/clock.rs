//! How virtual time follows the reader's time. The host gives real milliseconds in; virtual nanoseconds come out.

/// Nanoseconds in a millisecond.
const NS: f64 = 1e6;

/// How fast virtual time runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Speed {
    /// Virtual seconds in a real second.
    Times(f64),
    /// No waiting at all.
    Instant,
}

impl Speed {
    /// What the speed control offers, slowest first.
    pub const STOPS: [Speed; 8] = [
        Speed::Times(0.25),
        Speed::Times(0.5),
        Speed::Times(1.0),
        Speed::Times(2.0),
        Speed::Times(4.0),
        Speed::Times(8.0),
        Speed::Times(16.0),
        Speed::Instant,
    ];

    /// The stop's place in [`Speed::STOPS`]; 1× for anything else.
    pub fn stop(self) -> usize {
        Speed::STOPS.iter().position(|&stop| stop == self).unwrap_or(2)
    }

    /// The short form kept in browser storage and in links: `0.25`, `1`, `instant`.
    pub fn key(self) -> String {
        match self {
            Speed::Times(times) => times.to_string(),
            Speed::Instant => "instant".into(),
        }
    }

    /// The stop that [`Speed::key`] names.
    pub fn from_key(key: &str) -> Option<Speed> {
        Speed::STOPS.into_iter().find(|stop| stop.key() == key)
    }
}

/// A virtual clock that stands still while the engine computes and flows while it waits.
///
/// Invariant: at 1× a wait of one virtual second ends one real second after the *intended* end of the wait before it,
/// so that late timers do not add up.
#[derive(Clone, Debug)]
pub struct Clock {
    speed: Speed,
    /// Virtual ns at `real`.
    from: u64,
    /// Real ms at which the virtual clock showed `from`.
    real: f64,
    /// Virtual ns at which the present wait ends; `None` while the engine computes.
    until: Option<u64>,
    frozen: bool,
}

/// A wake-up later than this (real ms) is a stall (a slow slice, a hidden tab), not jitter: time starts anew from it.
const STALL: f64 = 60.0;

impl Clock {
    pub fn new(speed: Speed) -> Clock {
        Clock { speed, from: 0, real: 0.0, until: None, frozen: false }
    }

    pub fn speed(&self) -> Speed {
        self.speed
    }

    /// What the clock shows at real time `real` (ms).
    pub fn now(&self, real: f64) -> u64 {
        match (self.until, self.speed) {
            (Some(until), Speed::Times(times)) if !self.frozen => {
                let gone = ((real - self.real).max(0.0) * times * NS) as u64;
                self.from.saturating_add(gone).min(until.max(self.from))
            }
            _ => self.from,
        }
    }

    /// The engine computes at virtual time `at`.
    pub fn compute(&mut self, at: u64) {
        if let Some(until) = self.until.take() {
            self.real += self.real_span(until.saturating_sub(self.from));
        }
        self.from = at;
    }

    /// A wait begins at virtual time `at` and ends at `until`.
    pub fn wait(&mut self, at: u64, until: u64, real: f64) {
        if !(0.0..=STALL).contains(&(real - self.real)) {
            self.real = real;
        }
        self.from = at;
        self.until = Some(until);
    }

    /// The real time (ms) at which the present wait ends: `None` if it ends never (frozen) or there is none.
    pub fn deadline(&self) -> Option<f64> {
        let until = self.until?;
        (!self.frozen).then(|| self.real + self.real_span(until.saturating_sub(self.from)))
    }

    pub fn freeze(&mut self, real: f64) {
        self.rebase(real);
        self.frozen = true;
    }

    pub fn thaw(&mut self, real: f64) {
        self.frozen = false;
        self.real = real;
    }

    pub fn set_speed(&mut self, speed: Speed, real: f64) {
        self.rebase(real);
        self.speed = speed;
    }

    fn rebase(&mut self, real: f64) {
        self.from = self.now(real);
        self.real = real;
    }

    fn real_span(&self, virtual_ns: u64) -> f64 {
        match self.speed {
            Speed::Times(times) => virtual_ns as f64 / NS / times,
            Speed::Instant => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const S: u64 = 1_000_000_000;

    #[test]
    fn one_second_takes_one_second_at_1x_and_a_quarter_at_4x() {
        for (times, real) in [(1.0, 1000.0), (4.0, 250.0), (0.25, 4000.0)] {
            let mut clock = Clock::new(Speed::Times(times));
            clock.wait(0, S, 0.0);
            assert_eq!(clock.deadline(), Some(real));
            assert_eq!(clock.now(real / 2.0), S / 2);
            assert_eq!(clock.now(real * 3.0), S, "never past the end of the wait");
        }
    }

    #[test]
    fn late_timers_do_not_add_up() {
        let mut clock = Clock::new(Speed::Times(1.0));
        clock.wait(0, S, 0.0);
        clock.compute(S);
        clock.wait(S, 2 * S, 1004.0);
        assert_eq!(clock.deadline(), Some(2000.0));
    }

    #[test]
    fn a_stall_starts_time_anew() {
        let mut clock = Clock::new(Speed::Times(1.0));
        clock.wait(0, S, 0.0);
        clock.compute(S);
        clock.wait(S, 2 * S, 5000.0);
        assert_eq!(clock.deadline(), Some(6000.0));
    }

    #[test]
    fn a_frozen_clock_stands_and_goes_on_where_it_stood() {
        let mut clock = Clock::new(Speed::Times(2.0));
        clock.wait(0, S, 0.0);
        clock.freeze(100.0);
        assert_eq!((clock.now(900.0), clock.deadline()), (S / 5, None));
        clock.thaw(1000.0);
        assert_eq!((clock.now(1100.0), clock.deadline()), (2 * S / 5, Some(1400.0)));
    }

    #[test]
    fn changing_speed_keeps_the_time_shown() {
        let mut clock = Clock::new(Speed::Times(1.0));
        clock.wait(0, S, 0.0);
        clock.set_speed(Speed::Times(16.0), 200.0);
        assert_eq!((clock.now(200.0), clock.deadline()), (S / 5, Some(250.0)));
        clock.set_speed(Speed::Instant, 210.0);
        assert_eq!(clock.deadline(), Some(210.0));
    }

    #[test]
    fn every_stop_has_a_key() {
        for (i, stop) in Speed::STOPS.into_iter().enumerate() {
            assert_eq!((Speed::from_key(&stop.key()), stop.stop()), (Some(stop), i));
        }
    }
}
