//! What a link to the page carries, after its `#`: `lesson=NAME&speed=2&seed=7&at=STEP&code=PACKED`, each part where it is
//! needed. Whatever else a link holds is passed over.

use super::Speed;

/// The longest packed program (characters) that a link may carry: longer links are cut by mail and chat programs.
pub const LINK_LIMIT: usize = 16_000;
/// The longest program (bytes) that a link may unfold to.
pub const PROGRAM_LIMIT: usize = 200_000;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// The lesson's name.
    pub lesson: Option<String>,
    pub speed: Option<Speed>,
    pub seed: Option<u64>,
    /// The cursor: an instruction number.
    pub at: Option<u64>,
    /// The program, packed, where it is not the lesson's own.
    pub code: Option<String>,
}

impl Link {
    pub fn parse(hash: &str) -> Link {
        let mut link = Link::default();
        for (key, value) in hash.trim_start_matches('#').split('&').filter_map(|part| part.split_once('=')) {
            match key {
                "lesson" => link.lesson = Some(value.to_owned()),
                "speed" => link.speed = Speed::from_key(value),
                "seed" => link.seed = value.parse().ok(),
                "at" => link.at = value.parse().ok(),
                "code" => link.code = Some(value.to_owned()),
                _ => {}
            }
        }
        link
    }

    /// With its `#`.
    pub fn hash(&self) -> String {
        let parts = [
            self.lesson.as_ref().map(|name| format!("lesson={name}")),
            self.speed.map(|speed| format!("speed={}", speed.key())),
            self.seed.filter(|&seed| seed != 0).map(|seed| format!("seed={seed}")),
            self.at.map(|step| format!("at={step}")),
            self.code.as_ref().map(|code| format!("code={code}")),
        ];
        format!("#{}", parts.into_iter().flatten().collect::<Vec<_>>().join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_says_again_what_was_put_into_it() {
        let link = Link {
            lesson: Some("async-for".into()),
            speed: Some(Speed::Times(0.25)),
            seed: Some(7),
            at: Some(123_456),
            code: Some("S0-_".into()),
        };
        assert_eq!(link.hash(), "#lesson=async-for&speed=0.25&seed=7&at=123456&code=S0-_");
        assert_eq!(Link::parse(&link.hash()), link);
        assert_eq!(Link::parse(&Link::default().hash()), Link::default());
    }

    #[test]
    fn what_a_link_says_badly_is_left_out() {
        let link = Link::parse("#lesson=x&speed=fast&seed=-1&at=1e9&more=1&&=&code");
        assert_eq!(link, Link { lesson: Some("x".into()), ..Link::default() });
        assert_eq!(Link::parse(""), Link::default());
    }
}
