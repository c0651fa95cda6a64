use std::path::Path;

use super::*;
use crate::state::modernise;
use crate::state::testing::run;
use HintKind::*;

/// The lessons' programs by name.
pub fn lessons() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/lessons");
    let entries = std::fs::read_dir(folder).expect("the lessons are there");
    let mut all: Vec<(String, String)> = entries
        .filter_map(|entry| entry.ok())
        .filter_map(|entry| {
            let source = std::fs::read_to_string(entry.path().join("main.py")).ok()?;
            Some((entry.file_name().to_string_lossy().into_owned(), source))
        })
        .collect();
    all.sort();
    assert!(all.len() >= 70);
    all
}

fn kinds(source: &str) -> Vec<HintKind> {
    run(source).trace.hints.kinds()
}

/// What the hints find in the lessons, which are right but where they show what goes wrong.
const IN_LESSONS: &[(&str, &[HintKind])] = &[
    ("blocking-read", &[Blocking]),
    ("deadlock", &[Deadlock]),
    ("exception-handler", &[NeverRetrieved]),
    ("hello-2016", &[OldSpelling]),
    ("hold-the-loop", &[Blocking]),
    ("late-exception", &[NeverRetrieved]),
    ("never-awaited", &[NeverAwaited]),
    ("one-after-another", &[Sequential]),
    ("ready-is-not-running", &[Blocking]),
    ("swallowed-cancel", &[Swallowed]),
];

#[test]
fn lessons_give_the_hints_that_they_are_about_and_no_others() {
    let mut wrong = Vec::new();
    for (name, source) in lessons() {
        let ran = run(&source);
        let wanted = IN_LESSONS.iter().find(|lesson| lesson.0 == name).map_or(&[][..], |lesson| lesson.1);
        if ran.trace.hints.kinds() != wanted {
            let told = ran.trace.hints.tell(&ran.trace.lanes, Lang::En);
            wrong.push(format!("{name}: {:?}\n    {told:#?}", ran.trace.hints.kinds()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn program(body: &str) -> String {
    format!("import asyncio, time\n{body}\nasyncio.run(main())\n")
}

#[test]
fn each_mistake_is_found() {
    let table: &[(&str, HintKind, u32, &str)] = &[
        ("async def f(): pass\nasync def main():\n    f()", NeverAwaited, 4, "never awaited"),
        (
            "async def main():\n    asyncio.create_task(asyncio.sleep(1))\n    time.sleep(0.5)\n    await asyncio.sleep(2)",
            Blocking,
            4,
            "time.sleep at line 4 holds the event loop for 0.50 s",
        ),
        (
            "async def f(): raise ValueError\nasync def main():\n    t = asyncio.create_task(f())\n    await asyncio.sleep(1)",
            NeverRetrieved,
            4,
            "failed with ValueError",
        ),
        (
            "async def main():\n    asyncio.create_task(asyncio.sleep(1))\n    await asyncio.sleep(2)",
            Loose,
            3,
            "Nobody keeps Task-2",
        ),
        (
            "async def get(n):\n    await asyncio.sleep(n)\nasync def main():\n    a = await get(1)\n    b = await get(2)\n    \
             print(a, b)",
            Sequential,
            5,
            "together they would take 1.00 s less",
        ),
        (
            "async def get(n):\n    await asyncio.sleep(n)\nasync def all():\n    for n in [1, 2, 1]:\n        await get(n)\n\
             async def main():\n    await all()",
            Sequential,
            6,
            "Line 6 waits 3 times, one after another: together they would take 2.00 s less",
        ),
        (
            "async def w():\n    try:\n        await asyncio.sleep(9)\n    except asyncio.CancelledError:\n        pass\n\
             async def main():\n    t = asyncio.create_task(w())\n    await asyncio.sleep(1)\n    t.cancel()\n    await t",
            Swallowed,
            4,
            "caught the CancelledError and went on",
        ),
        (
            "done = False\nasync def w():\n    for _ in range(100):\n        await asyncio.sleep(0)\n    global done\n    done = True\n\
             async def main():\n    t = asyncio.create_task(w())\n    while not done:\n        await asyncio.sleep(0)\n    await t",
            Spinning,
            11,
            "spins",
        ),
        (
            "async def w(a, b):\n    async with a:\n        await asyncio.sleep(1)\n        async with b:\n            pass\n\
             async def main():\n    a, b = asyncio.Lock(), asyncio.Lock()\n    await asyncio.gather(w(a, b), w(b, a))",
            Deadlock,
            5,
            "Deadlock: Task-2 (line 5) waits for Task-3 (line 5) waits for Task-2.",
        ),
    ];
    for (body, kind, line, text) in table {
        let ran = run(&program(body));
        let told = ran.trace.hints.tell(&ran.trace.lanes, Lang::En);
        let found = told.iter().find(|told| told.kind == *kind);
        let found =
            found.unwrap_or_else(|| panic!("{kind:?} is not found in\n{body}\n{told:?}\n{}", ran.trace.output.text()));
        assert!(found.line == *line && found.text.contains(text), "{kind:?}: {found:?}");
        let zh = ran.trace.hints.tell(&ran.trace.lanes, Lang::Zh);
        assert!(zh.iter().all(|told| !told.text.contains(" the ") && !told.fix.contains(" the ")), "{zh:?}");
    }
}

#[test]
fn a_task_that_was_thrown_away_is_lost() {
    use coroscope_session::{Event, EventKind, LaneKind};
    let (name, coro) = ("Task-2".into(), "work".into());
    let created = EventKind::LaneCreated { kind: LaneKind::Task, name, coro, by: 0, line: 4 };
    let all = [(2, created), (1, EventKind::DestroyedPending { of: 2 })];
    let events: Events = all.into_iter().map(|(task, kind)| Event { at: 0, tick: 0, step: 0, task, kind }).collect();
    let mut trace = crate::state::Trace::new("");
    trace.absorb(&events);
    let told = trace.hints.tell(&trace.lanes, Lang::En);
    assert_eq!(told.iter().map(|told| (told.kind, told.line)).collect::<Vec<_>>(), [(Loose, 4)]);
    assert!(told[0].text.contains("thrown away while it still waited"), "{told:?}");
}

#[test]
fn what_looks_like_a_mistake_and_is_none_is_left_alone() {
    let fine = [
        // Each needs the one before.
        "async def get(n):\n    await asyncio.sleep(1)\n    return n\nasync def main():\n    a = await get(1)\n    b = await get(a)",
        "class D:\n    async def open(self): await asyncio.sleep(1)\n    async def read(self): await asyncio.sleep(1)\n\
         async def main():\n    d = D()\n    await d.open()\n    await d.read()",
        // A pause in a loop, and retries.
        "async def main():\n    for n in range(3):\n        print(n)\n        await asyncio.sleep(1)",
        "async def get():\n    await asyncio.sleep(1)\nasync def main():\n    for n in range(3):\n        try:\n            await get()\n            \
         break\n        except OSError:\n            pass",
        // Politeness in long work.
        "async def main():\n    for n in range(100):\n        sum(range(n))\n        await asyncio.sleep(0)",
        // Cancelled as it should be, and a timeout that works.
        "async def w():\n    try:\n        await asyncio.sleep(9)\n    except asyncio.CancelledError:\n        print('tidy')\n        raise\n\
         async def main():\n    t = asyncio.create_task(w())\n    await asyncio.sleep(1)\n    t.cancel()\n    \
         await asyncio.gather(t, return_exceptions=True)\n    try:\n        async with asyncio.timeout(1):\n            \
         await asyncio.sleep(9)\n    except TimeoutError:\n        pass",
        // Kept, one way or another.
        "async def main():\n    async with asyncio.TaskGroup() as g:\n        g.create_task(asyncio.sleep(1))\n    \
         s = set()\n    s.add(asyncio.create_task(asyncio.sleep(1)))\n    await asyncio.create_task(asyncio.sleep(1))\n    await asyncio.wait(s)",
        // Blocking in a thread.
        "async def main():\n    await asyncio.to_thread(time.sleep, 1)",
    ];
    for body in fine {
        assert_eq!(kinds(&program(body)), [], "{body}");
    }
}

#[test]
fn the_spelling_of_2016_is_found_and_what_it_is_rewritten_to_prints_the_same() {
    let (_, old) = lessons().into_iter().find(|(name, _)| name == "hello-2016").expect("the lesson is there");
    assert_eq!(kinds(&old), [OldSpelling]);
    let new = modernise(&old).expect("it is old");
    let ran = run(&new);
    assert_eq!((ran.trace.hints.kinds(), ran.trace.output.text()), (vec![], "Hello world!\nHello again!\n".to_owned()));
}
