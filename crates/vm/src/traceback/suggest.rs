//! "Did you mean ...?": the nearest of some names (`Python/suggestions.c`).

/// What one inserted, deleted or replaced character costs; a change of case costs half.
const MOVE_COST: usize = 2;
const CASE_COST: usize = 1;
const MAX_CANDIDATES: usize = 750;
const MAX_LENGTH: usize = 40;

/// The candidate that is most like the name, if one is like it enough.
pub fn suggest(name: &str, candidates: &[&str]) -> Option<String> {
    if candidates.len() >= MAX_CANDIDATES {
        return None;
    }
    let wrong: Vec<char> = name.chars().collect();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates.iter().filter(|c| **c != name) {
        let chars: Vec<char> = candidate.chars().collect();
        // At most a third of the characters involved may need a change, and fewer than in the best so far.
        let mut most = (wrong.len() + chars.len() + 3) * MOVE_COST / 6;
        if let Some((distance, _)) = best {
            match distance.checked_sub(1) {
                Some(less) => most = most.min(less),
                None => break,
            }
        }
        if let Some(distance) = distance(&wrong, &chars, most) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, name)| name.to_owned())
}

fn substitution(a: char, b: char) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        CASE_COST
    } else {
        MOVE_COST
    }
}

/// Levenshtein's distance, `None` where it is more than `most`.
fn distance(a: &[char], b: &[char], most: usize) -> Option<usize> {
    let prefix = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[prefix..], &b[prefix..]);
    let suffix = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - suffix], &b[..b.len() - suffix]);
    let within = |d: usize| (d <= most).then_some(d);
    if a.is_empty() || b.is_empty() {
        return within((a.len() + b.len()) * MOVE_COST);
    }
    if a.len() > MAX_LENGTH || b.len() > MAX_LENGTH {
        return None;
    }
    let (a, b) = if b.len() < a.len() { (b, a) } else { (a, b) };
    if (b.len() - a.len()) * MOVE_COST > most {
        return None;
    }
    let mut row: Vec<usize> = (1..=a.len()).map(|i| i * MOVE_COST).collect();
    let mut result = 0;
    for (i, c) in b.iter().enumerate() {
        let mut above = i * MOVE_COST;
        result = above;
        let mut minimum = usize::MAX;
        for (j, d) in a.iter().enumerate() {
            let replaced = above + substitution(*c, *d);
            above = row[j];
            result = (result.min(above) + MOVE_COST).min(replaced);
            row[j] = result;
            minimum = minimum.min(result);
        }
        if minimum > most {
            return None;
        }
    }
    within(result)
}

#[cfg(test)]
mod tests {
    use super::suggest;

    #[test]
    fn near_names_are_found() {
        assert_eq!(suggest("lenght", &["length", "width"]).as_deref(), Some("length"));
        assert_eq!(suggest("prnt", &["print", "sprint"]).as_deref(), Some("print"));
        assert_eq!(suggest("xyz", &["length", "width"]), None);
        assert_eq!(suggest("Name", &["name"]).as_deref(), Some("name"));
    }
}
