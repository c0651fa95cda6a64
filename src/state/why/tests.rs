use super::*;
use crate::state::testing::{Ran, run};
use crate::words::Lang;

const HELD: &str = "\
import asyncio, time
async def ann():
    await asyncio.sleep(1)
    print('ann')
async def bob():
    print('bob')
    time.sleep(1.5)
async def main():
    await asyncio.gather(asyncio.create_task(ann(), name='A'), asyncio.create_task(bob(), name='B'))
    print('end')
asyncio.run(main())
";

fn why(ran: &Ran, subject: Subject) -> Why {
    explain(&ran.trace, ran.events(), ran.end, subject).unwrap_or_else(|| panic!("nothing to say"))
}

fn said(ran: &Ran, subject: Subject) -> String {
    why(ran, subject).sentence(&ran.trace.lanes, Lang::En)
}

/// The sentence for the lane's first stretch of this state.
fn said_of(ran: &Ran, name: &str, state: LaneState) -> String {
    let lane = ran.lane(name);
    let spans = (0..ran.trace.lanes.span_count(lane)).map(|number| ran.trace.lanes.span(lane, number, ran.end));
    let number = spans.flatten().collect::<Vec<_>>().iter().rposition(|span| span.state == state);
    let number = number.unwrap_or_else(|| panic!("{name} was never {state:?}"));
    said(ran, Subject::Span { lane, number })
}

#[test]
fn a_line_came_late_because_somebody_held_the_loop() {
    let ran = run(HELD);
    let line = ran.printed("ann");
    assert_eq!(
        said(&ran, Subject::Event(line)),
        "A printed this at 1.50 s (line 4): it was woken at 1.00 s by its timer; \
         waited 0.50 s in the ready queue because B blocked the loop at line 7."
    );
    let why = why(&ran, Subject::Event(line));
    assert_eq!(
        why.sentence(&ran.trace.lanes, Lang::Zh),
        "A 在 1.50 s 输出了这一行（第 4 行）：它在 1.00 s 被自己的定时器唤醒；随后在就绪队列里等了 0.50 s，\
         因为 B 在第 7 行占住了事件循环。"
    );
    let times: Vec<u64> = why.stops.iter().map(|stop| stop.place.at / 1_000_000).collect();
    assert!(times.is_sorted(), "{times:?}");
    assert_eq!(why.stops.first().map(|stop| &stop.fact), Some(&Fact::Begun), "the story goes back to the start");
    let path = why.path(&ran.trace.lanes);
    assert!(path.stops.len() == why.stops.len() && path.stops.iter().any(|stop| stop.0 == ran.lane("A")));
}

#[test]
fn what_gather_waits_for_is_named() {
    let ran = run(HELD);
    assert_eq!(
        said(&ran, Subject::Event(ran.printed("end"))),
        "Task-1 printed this at 1.50 s (line 10): it was woken at 1.50 s because A finished."
    );
    assert_eq!(
        said_of(&ran, "Task-1", LaneState::Waiting),
        "Task-1 does not run from 0.00 s to 1.50 s: it waits for 2 tasks (gather), of which A ended last (line 9). \
         It was woken at 1.50 s because A finished."
    );
}

#[test]
fn a_gap_says_what_keeps_the_task() {
    let ran = run(HELD);
    assert_eq!(
        said_of(&ran, "A", LaneState::Waiting),
        "A does not run from 0.00 s to 1.00 s: it sleeps until 1.00 s (line 3). Only its timer wakes it."
    );
    assert_eq!(
        said_of(&ran, "A", LaneState::Ready),
        "A does not run from 1.00 s to 1.50 s: it could, but B blocked the loop for \
         0.50 s at line 7. Its turn came at 1.50 s."
    );
    let held = said_of(&ran, "B", LaneState::Blocking);
    assert!(
        held.starts_with("B held the loop for 1.50 s with time.sleep at line 7; A could have run meanwhile"),
        "{held}"
    );
}

#[test]
fn who_woke_whom_is_told_with_the_line() {
    let ran = run("\
import asyncio
async def taker(queue):
    print(await queue.get())
async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(taker(queue), name='taker')
    await asyncio.sleep(0.25)
    queue.put_nowait('apple')
    await task
asyncio.run(main())
");
    assert_eq!(
        said(&ran, Subject::Event(ran.printed("apple"))),
        "taker printed this at 0.25 s (line 3): it was woken at 0.25 s by Task-1 at line 8."
    );
    assert_eq!(
        said_of(&ran, "taker", LaneState::Waiting),
        "taker does not run from 0.00 s to 0.25 s: it waits for an item in an empty queue (line 3). \
         Whoever puts an item wakes it. It was woken at 0.25 s by Task-1 at line 8."
    );
}

#[test]
fn locks_name_their_holder_and_a_deadlock_is_said() {
    let ran = run("\
import asyncio
async def both(first, second):
    async with first:
        await asyncio.sleep(0.5)
        async with second:
            print('never')
async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(asyncio.create_task(both(a, b), name='ann'), asyncio.create_task(both(b, a), name='bob'))
asyncio.run(main())
");
    let lane = ran.lane("ann");
    let last = ran.trace.lanes.span_count(lane) - 1;
    assert_eq!(
        said(&ran, Subject::Span { lane, number: last }),
        "ann does not run at 0.50 s: it waits for the lock that bob holds (line 5). It goes on when bob lets go. \
         Nobody can wake it any more: this is a deadlock."
    );
}

#[test]
fn cancelling_and_timeouts_are_told_apart() {
    let ran = run("\
import asyncio
async def victim():
    try:
        await asyncio.sleep(9)
    finally:
        print('tidy')
async def main():
    task = asyncio.create_task(victim(), name='v')
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        pass
    try:
        async with asyncio.timeout(0.5):
            await asyncio.sleep(9)
    except TimeoutError:
        print('late')
asyncio.run(main())
");
    assert_eq!(
        said(&ran, Subject::Event(ran.printed("tidy"))),
        "v printed this at 1.00 s (line 6): it was cancelled at 1.00 s by Task-1 at line 10."
    );
    assert_eq!(
        said(&ran, Subject::Event(ran.printed("late"))),
        "Task-1 printed this at 1.50 s (line 19): it was cancelled at 1.50 s because its timeout was over."
    );
}

#[test]
fn every_event_of_every_lesson_can_be_asked_about() {
    for (name, source) in crate::state::hints::lessons() {
        let ran = run(&source);
        for index in 0..(ran.events().len() as u32).min(400) {
            for lang in [Lang::En, Lang::Zh] {
                if let Some(why) = explain(&ran.trace, ran.events(), ran.end, Subject::Event(index)) {
                    let text = why.sentence(&ran.trace.lanes, lang);
                    assert!(text.len() > 10 && !text.contains("  ") && !text.contains("{"), "{name}: {text}");
                    assert!(
                        why.stops.iter().all(|stop| !stop.line(&ran.trace.lanes, lang).is_empty()),
                        "{name}: {why:?}"
                    );
                }
            }
        }
    }
}
